"""A monkey at the keys: it presses, types, clicks and pulls plugs, and whatever breaks is told in the fewest moves."""
