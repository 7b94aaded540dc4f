"""A project's files -> records that know their lines."""
