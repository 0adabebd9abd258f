"""Commands that ask a record: tables, single entries, comparisons."""
