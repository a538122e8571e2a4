"""The drawing of the cluster: a scenario in whole numbers, with every reference resolved. Never changes."""
