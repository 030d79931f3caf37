"""The library: list of documents, searches in it, the facts of a document."""
