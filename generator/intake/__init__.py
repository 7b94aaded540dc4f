"""A new report's text -> a project to edit."""
