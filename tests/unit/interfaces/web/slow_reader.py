"""Stands in for the reading process: tells of one source and then waits until it is asked to end."""

import json
import signal
import sys
import threading

over = threading.Event()
signal.signal(signal.SIGTERM, lambda *_: over.set())
for word in ({"total": 3}, {"done": 1, "last": "a.txt"}):
    print(json.dumps(word), flush=True)
while not over.wait(0.05):
    pass
print(json.dumps({"counts": {"read": 1, "new": 1, "known": 0, "quarantined": 0, "copies": 0, "undated": 0}, "quarantined": []}), flush=True)
sys.exit(0)
