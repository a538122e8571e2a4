"""What a screen reader is told: a tree of the page last drawn, made from the record that the page leaves."""
