"""Paper into decisions: the codes on cards and sheets, what is typed from them, and packages built from a match."""
