"""Expressions that fix days, resolved against publication or the text."""
