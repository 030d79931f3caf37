"""UNGA Desktop: compare drafts, amendments and adopted texts of United Nations resolutions, and see the votes."""

__version__ = "0.1.0"
