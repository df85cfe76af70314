"""The parse of a document: the one door to spaCy, and what is set right in its parses."""
