"""Word files, tracked changes and all."""
