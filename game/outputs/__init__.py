"""What leaves the program: the report and its tables, hand-outs, the page of a scenario."""
