"""The map of a cluster, in pixels: ground, ribbons, models, goods, signs and names."""
