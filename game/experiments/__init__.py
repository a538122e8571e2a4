"""The same game again, otherwise: what mattered, whether a lesson holds, sweeps of many games, verifying."""
