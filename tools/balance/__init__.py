"""Whether a scenario is a good game: what bots of every mixture make of it, against targets."""
