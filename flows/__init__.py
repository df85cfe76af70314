"""Orders of transformations: what runs after what, and where things live."""
