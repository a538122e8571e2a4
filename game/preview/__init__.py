"""Preview: what a draft would probably change, in tries with luck of its own, never with that of the game."""
