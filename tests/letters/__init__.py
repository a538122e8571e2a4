"""The owners' letters: who gets which, when they come true, what they pay, and that nothing of them is told early."""
