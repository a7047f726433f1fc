"""vmsgc: from the specification of virtio-msg to everything made from it."""

__version__ = "0.1.0"  # as in pyproject.toml; a test compares them
