"""Whether the network is paid for by what goes through it, as NetworkManager tells; elsewhere no one can say."""

import sys
import time

from genius_desktop.models.account import Account

_LOOK_SECONDS = 15.0
_YES, _GUESS_YES = 1, 3
_PLACE, _NAME = "/org/freedesktop/NetworkManager", "org.freedesktop.NetworkManager"


def metered() -> bool:
    """Ask the system; false where it does not say."""
    if sys.platform != "linux":
        return False
    try:
        from jeepney import DBusAddress, Properties
        from jeepney.io.blocking import open_dbus_connection
    except ImportError:
        return False
    manager = DBusAddress(_PLACE, _NAME, _NAME)
    try:
        with open_dbus_connection("SYSTEM") as bus:
            answer = bus.send_and_get_reply(Properties(manager).get("Metered"), timeout=2)
    except (OSError, ValueError, KeyError, EOFError):
        return False
    told = answer.body[0] if answer.body else None
    return isinstance(told, tuple) and told[-1] in {_YES, _GUESS_YES}


def wait(account: Account) -> None:
    """Wait until the network is no longer metered."""
    while metered():
        account.tell("metered", 0, 0)
        time.sleep(_LOOK_SECONDS)
