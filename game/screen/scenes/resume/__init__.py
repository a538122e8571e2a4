"""Going on with a session."""
