"""Where things stand in a picture: places as shares of the width, so that a picture fits any screen without shrinking its text.

consumes: rows and counts of the views
produces: plain geometry that the templates write as SVG
not its job: colours (the style sheet), words (the templates)
"""
