"""The measures of the house: each counts one thing in the source, and says where it goes beyond its limit."""
