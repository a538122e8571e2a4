"""Whether a scenario fits together: references, recipes, projects, measures, exchanges, provenance."""
