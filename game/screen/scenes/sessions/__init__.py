"""The saved sessions."""
