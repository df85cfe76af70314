"""Mentions of attacks, with the cells of their own clauses."""
