"""Does the model come to what is known beforehand? Closed forms, metamorphic tests, published cases, in one table."""
