"""Words and characters, below any document: folding, tokens, searching, and the words of six languages for parts of texts."""
