"""One file per rule: a pure function from a page to findings. `base` says what a rule is, `catalogue` finds them."""
