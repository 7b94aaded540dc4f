"""Records against each other and against the source: one family of rules a file."""
