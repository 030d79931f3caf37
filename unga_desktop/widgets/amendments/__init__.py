"""Amendments to a draft: their panel, and the editor that writes them."""
