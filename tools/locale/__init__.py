"""The catalogues of translations: every sentence of the game, found in the source."""
