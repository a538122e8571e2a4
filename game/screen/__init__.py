"""What people see and touch: the Room on the projector, the Desk on the laptop. Nothing here decides anything."""
