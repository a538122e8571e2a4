"""The presenter's path through the debrief: one key a step."""
