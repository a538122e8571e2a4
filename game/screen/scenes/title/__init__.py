"""The title: scenarios to choose, the last session to go on with."""
