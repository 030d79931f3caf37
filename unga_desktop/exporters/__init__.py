"""Core values in, file contents out; one module per format."""
