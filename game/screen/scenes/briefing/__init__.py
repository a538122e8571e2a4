"""The briefing: story, firms, rules, and one deal practised together."""
