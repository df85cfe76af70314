"""Clean document -> mentions of attacks, casualties, actors and claims, each grounded in a span."""
