"""Playing the game: for now from the command line."""
