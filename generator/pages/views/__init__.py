"""Report -> what one page shows, in one language: frozen records for the templates, no markup decisions."""
