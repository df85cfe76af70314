"""What the parse says, in words that do not depend on the parser: phrases, frames, roles, status."""
