"""Flows as a picture with loops: who gave what to whom, each firm once. Places and widths only; others draw it."""
