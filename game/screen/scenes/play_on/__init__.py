"""Playing on from the debrief."""
