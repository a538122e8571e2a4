"""Many games of one scenario, on one machine's processes or on a cluster: the same table."""
