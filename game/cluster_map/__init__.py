"""What the map shows of a cluster, as plain shapes: places, ribbons, gauges, signs. From records alone."""
