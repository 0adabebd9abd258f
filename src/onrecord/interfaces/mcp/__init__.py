"""SERVE the record to an assistant program over the Model Context Protocol: tools that read, none that write.

consumes: an open record, calls on standard input
produces: rows of the views, each with the id under which its evidence can be asked for
not its job: finding or counting entries (views)
"""
