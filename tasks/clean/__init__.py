"""Source document -> clean document: what the language pipeline reads, aligned to the raw characters."""
