"""How rules see a list: its nodes by type, its entries part by part, its sections, what its own style is."""
