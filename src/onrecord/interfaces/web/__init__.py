"""SERVE the record to a browser: pages drawn from the views, without anything from outside.

consumes: an open record, requests
produces: HTML that needs no script, the same as JSON and CSV
not its job: finding or counting entries (views)

Importing this package loads nothing of the web stack; `app.make_application` does.
"""
