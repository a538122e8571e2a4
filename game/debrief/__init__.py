"""The debrief: what mattered in a game, and whether its lesson would hold in another world."""
