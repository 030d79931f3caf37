"""Documents: paragraphs and their structure, symbols and the facts of a masthead, and what the library keeps of them."""
