"""The reveal: deals and sheets, opened."""
