"""The keys that work now."""
