"""A simulated year, played by SimPy: lines, needs, side streams, treatments, exchanges, projects, closures."""

from sim.year.year import YearResult, play_year

__all__ = ["YearResult", "play_year"]
