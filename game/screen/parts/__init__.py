"""Parts of pages that two scenes or more show."""
