"""How everything looks, on screen and on paper: colours, type, spacing, the shapes of teams."""
