"""Quitting, asked once."""
