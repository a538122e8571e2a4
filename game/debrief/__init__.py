"""A finished game as everybody reads it: one model, from records alone. No language, no screen, nothing is played."""
