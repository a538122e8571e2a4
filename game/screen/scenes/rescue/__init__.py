"""When the session's file can no longer be written."""
