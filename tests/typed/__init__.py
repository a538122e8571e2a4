"""Codes and lines, as they are typed."""
