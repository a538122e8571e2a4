"""Bots: seats that decide by themselves, through the same forms and checks as teams."""
