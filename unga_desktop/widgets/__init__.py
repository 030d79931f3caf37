"""Views and dialogs. A widget knows models and values, never another pane of the window."""
