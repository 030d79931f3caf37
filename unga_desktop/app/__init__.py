"""The composition root: main window, actions, tasks, and all connections between widgets."""
