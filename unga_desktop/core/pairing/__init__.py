"""Which paragraphs of two texts correspond."""
