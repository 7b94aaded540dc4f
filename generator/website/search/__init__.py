"""Report and term base -> what the search in the reader's browser needs: one file a language."""
