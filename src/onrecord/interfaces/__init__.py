"""SERVE: how people and programs reach the record. `cli` is the command line."""
