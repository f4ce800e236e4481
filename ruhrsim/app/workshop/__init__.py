"""The planning game in the browser; its rules are in `ruhrsim.workshop`.

    server_settings  where rooms are kept and how phones reach this server
    room_hub    the rooms of this server, who listens to them, results in the making
    scorer      runs the region for a round in the worker pool's processes
    places      what an address means
    views       what each kind of page may know, as plain values
    pages       start, join, player, facilitator, projector
    parts/      Vue components
    takeaway    results as CSV and PDF

A secret lives in the fragment of an address, which browsers never send with a request; it reaches
Python as a message of the page and is checked again with every move.
"""
