"""An error of the program itself, in one plain sentence."""
