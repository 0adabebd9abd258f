"""Pages about those who act and speak: one actor, two countries, all of them together, and how a side stands on an issue."""
