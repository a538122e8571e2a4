"""A file or a folder, chosen within the window."""
