"""The cluster and its rules: materials, firms, the simulated year, the ledger and what is read off it.

Knows no screen, no clock, no team names and no files but its own scenario files.
"""
