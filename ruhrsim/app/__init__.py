"""The browser app: compare strategies, change them, see why, take the result away.

Where things are:

    state, links      what a visitor looks at, and the link that restores it
    choices           scenarios that ship, and the visitor's own on top of them
    engine/           runs in processes: sketch first, then the full answer
    views/            results as plain values for the screen
    pages/, parts/    what is on the screen; parts are Vue components without words of their own
    words/            all words, German and English side by side
    server            starts it all
"""
