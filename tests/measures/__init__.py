"""Measures: each effect changes the ledger, each condition holds, and the money closes."""
