"""Statements of harm to people."""
