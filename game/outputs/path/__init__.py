"""The presenter's path in words: what the Room shows at each step of the debrief, and what the Desk says to it."""
