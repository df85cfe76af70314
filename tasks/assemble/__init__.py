"""Mentions -> reports -> attacks: the eight tables of a release."""
