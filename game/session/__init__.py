"""A session: who plays, what was decided, in which order; saved as it happens, and played again at will."""
