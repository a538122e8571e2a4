"""What the Room and the Desk show of a round while it is decided, as plain data."""
