"""The years run, as a film."""
