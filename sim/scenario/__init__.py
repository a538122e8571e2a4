"""The scenario format: what a file may say, read safely, checked wholly, frozen."""
