"""Word lists that rules look things up in. Data only."""
