"""Drawing: the map, ribbons, models, marks and charts. Takes plain shapes and figures; knows no session."""
