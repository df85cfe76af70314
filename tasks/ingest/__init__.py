"""Raw files -> source documents, or an issue for each one that cannot be used."""
