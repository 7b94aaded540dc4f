"""The generator: curated YAML about a government work report -> checked data -> bilingual pages."""
