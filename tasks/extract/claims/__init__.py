"""Statements about responsibility and about attacks as events."""
