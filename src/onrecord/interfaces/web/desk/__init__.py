"""What a person does at the desk: bring press in, judge what the program claims, gather a dossier.

Whatever changes something passes `writing`.
"""
