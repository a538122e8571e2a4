"""What is not shipped: the measures of the code, and what makes its pictures, catalogues, models and sounds."""
