"""Validated tables -> a release folder, switched in atomically."""
