"""The real windows under a virtual display, driven by a real mouse and keyboard."""
