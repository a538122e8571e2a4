"""Two games beside each other."""
