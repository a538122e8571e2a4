"""The news of a round."""
