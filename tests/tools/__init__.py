"""The tools: each measure sees what it is there to see."""
