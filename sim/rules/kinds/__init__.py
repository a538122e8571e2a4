"""The kinds of decisions, one a file: what speaks against one, and carrying it out."""
