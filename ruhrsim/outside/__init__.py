"""What comes from outside: files of users, downloads, links, folders that were copied or synced.

Every reader here gives plain checked values or raises `OutsideError`: one line for each fault, with the name
of the thing, the value and the way out. Nothing is believed of a file that has not been read: not its name,
size, kind, encoding, separator, depth or the length of its numbers.

    files         one file whole: kind, size, container (zip, gzip, xz), encoding
    toml          TOML and its limits: depth, digits, lengths, control signs
    json_files    JSON objects with the same limits
    tables        CSV as people save it: separator, decimal comma, surplus columns
    places        places as people write them
    shown         a stranger's text on one line, and faults counted after the first twenty
"""
