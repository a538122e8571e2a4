"""Every scene in every state worth seeing, for pictures and for tests: built from real games, without a window."""
