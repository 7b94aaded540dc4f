"""Numbers in text -> amounts."""
