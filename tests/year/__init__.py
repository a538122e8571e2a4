"""Tests of a simulated year: sentences about a cluster, checked in its ledger and its state."""
