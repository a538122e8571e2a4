"""The search for better games: bots that look at the whole, with other orders and settings; and what bounds it."""
