"""Every transformation, one package a stage: ingest, clean, extract, assemble, validate, publish."""
