"""Language, theme, text size, sound, motion."""
