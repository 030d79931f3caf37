"""More than two versions of one text."""
