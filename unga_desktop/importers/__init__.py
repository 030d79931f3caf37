"""Files in, core values out; one module per format."""
