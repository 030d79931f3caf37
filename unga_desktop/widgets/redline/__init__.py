"""The comparison: pane, painted rows, list of changes."""
