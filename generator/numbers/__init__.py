"""Text -> the amounts in it: one reader a language, one table of units, one comparison."""
