"""Amendments: read from words to instructions, and executed on a draft as it was issued."""
