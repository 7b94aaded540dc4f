"""Records -> Markdown pages of one language."""
