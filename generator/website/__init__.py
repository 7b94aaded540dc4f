"""Pages -> the built site. The only room that knows MkDocs, beside commands/serve."""
