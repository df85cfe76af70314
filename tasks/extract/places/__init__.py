"""Place names, chained, resolved against the gazetteer."""
