"""One file per rule. A rule is a pure function from a page to findings; `catalogue` finds them, `base` says what they are."""
