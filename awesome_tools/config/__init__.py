"""The only reader of configuration: `awesome-tools.yaml`, `list.yaml` and decisions files as frozen values."""
