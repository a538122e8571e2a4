"""Indicators: what a round came to, worked out from its ledgers and never from the engine."""
