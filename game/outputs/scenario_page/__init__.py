"""A page about a scenario for people who know the region: firms, flows, prices, events, and what to check."""
