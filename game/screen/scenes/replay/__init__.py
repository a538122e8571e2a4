"""The debrief of a session, week by week."""
