"""The program to double-click: one folder with everything in it, for the system that it is built on."""
