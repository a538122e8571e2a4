"""Clusters made for tests at random: any size, every part of the format. Those made by hand, with known answers,
are those of `tools.validation`."""
