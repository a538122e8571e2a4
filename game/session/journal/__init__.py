"""The journal on disk: lines that are chained, flushed before they count, and never changed."""
