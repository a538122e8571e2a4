"""Ten slides to go on with at home: charts that can be edited, notes with the lines of the debrief."""
