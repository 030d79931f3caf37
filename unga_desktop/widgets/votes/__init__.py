"""The vote: pane, pictures, table, searches and comparisons of roll calls."""
