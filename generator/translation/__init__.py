"""From Chinese to reviewed English: the memory, drafts for it, and their review."""
