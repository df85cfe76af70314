"""Every shape: documents, mentions, vocabularies, identifiers, the published tables and the rules that derive cells."""
