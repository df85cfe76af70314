"""Who acts and who speaks: groups, states, agencies, persons, and the words that refer back to them."""
