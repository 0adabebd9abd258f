"""onrecord: press in, record out."""

__version__ = "0.1.0"
