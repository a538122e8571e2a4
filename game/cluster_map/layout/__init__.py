"""Where things stand on a map: heaps, arrows and names about their firms, exchanges in lanes. Pure geometry."""
