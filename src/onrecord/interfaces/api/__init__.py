"""SERVE the record to programs: `/api/v1`, with pages that follow one another by cursor, one form of error, and OpenAPI.

consumes: an open record, requests
produces: JSON, CSV, JSON lines
not its job: finding or counting entries (views); who may ask (the guard of interfaces/web)
"""
