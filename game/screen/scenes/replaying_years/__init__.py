"""Years that run again after an earlier decision was changed."""
