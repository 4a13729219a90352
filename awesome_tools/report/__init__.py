"""Results for people and other programs: one module per kind of result and format."""
