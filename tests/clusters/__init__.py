"""Clusters made for tests: at random (any size, every part of the format) and by hand (known answers)."""
