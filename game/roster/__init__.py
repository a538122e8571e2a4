"""Teams, the firms they run, and what is settled before the first round."""
