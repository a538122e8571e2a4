"""The bell: each team's voice says what the team will do, and its words are ticked."""
