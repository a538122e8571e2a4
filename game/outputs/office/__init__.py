"""Files for office programs: workbooks, and how they are packed so that the same contents make the same bytes."""
