"""What the map and the Desk show, as plain shapes and words."""
