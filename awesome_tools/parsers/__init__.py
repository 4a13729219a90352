"""From the syntax tree to sections and entries: one module per shape of list and per field of an entry."""
