"""The built program, where it stands built."""
