"""Tests of the indicators, on ledgers written by hand."""
