"""A ``Summary`` for eyes and files: JSON, Markdown, a terminal, HTML, tables. Nothing from an article stays live."""
