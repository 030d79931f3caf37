"""Saved HTML pages and Akoma Ntoso."""
