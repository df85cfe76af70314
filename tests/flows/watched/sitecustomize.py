"""Python loads this first where its folder is on the path: it notes whom a process calls, and lets none call strangers.

`ATTACKBASE_CALLS` names the file of notes, `ATTACKBASE_MAY_CALL` the one host and port that may be called.
"""

import os
import sys

NOTES, FRIEND = os.environ["ATTACKBASE_CALLS"], os.environ["ATTACKBASE_MAY_CALL"]
ADDRESSED = ("socket.connect", "socket.sendto", "socket.sendmsg")
NAMED = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")


def called(event, arguments):
    """Give whom an event of the interpreter calls, None where it calls nobody outside this machine's own files."""
    if event in NAMED:
        host = arguments[0].decode() if isinstance(arguments[0], bytes) else arguments[0]
        port = arguments[1] if event == "socket.getaddrinfo" else FRIEND.partition(":")[2]
        return f"{host}:{port}" if host else None
    if event in ADDRESSED and isinstance(arguments[1], tuple):
        return f"{arguments[1][0]}:{arguments[1][1]}"
    return None


def watch(event, arguments):
    """Note a call, and refuse one to a stranger."""
    if (event in ADDRESSED or event in NAMED) and (address := called(event, arguments)):
        with open(NOTES, "a", encoding="utf-8") as notes:  # noqa: PTH123
            notes.write(f"{address}\n")
        if address != FRIEND:
            raise PermissionError(f"a stranger is called: {address}")


sys.addaudithook(watch)
