"""What exchanges and projects are worth, in closed form: prices, volumes, price zones, packages, savings."""
