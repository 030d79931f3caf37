"""What the user imported, kept in one SQLite file in the user's data folder; one module per kind of value."""
