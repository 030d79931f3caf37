"""The comparison of two texts: rows of paragraph pairs, the spans between their words, what each change is and weighs."""
