"""Report -> data files: one format a module, all from the same columns."""
