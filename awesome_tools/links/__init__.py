"""Link checking: targets, requests, verdicts, memory and repair. Knows nothing of merging, linting or printing."""
