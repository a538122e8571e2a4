"""A deal slip over the Desk."""
