"""Core values adapted to Qt's roles and signals."""
