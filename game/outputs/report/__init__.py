"""The report of a session: one page that needs nothing else, and its tables for other programs."""
