"""Who says what a sentence states."""
