"""Values and algorithms of the domain. Knows nobody: no Qt, no files, pandas only in ``core.votes``."""
