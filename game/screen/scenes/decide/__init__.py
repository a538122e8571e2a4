"""Deciding: the map or the team board in the Room, entry at the Desk."""
