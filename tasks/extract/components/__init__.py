"""One component a file: each reads a parsed document and returns grounded mentions of one subject."""
