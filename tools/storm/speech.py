"""What a screen reader gets to know of a program: its tree as AT-SPI tells it, over a bus of our own."""

import json
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

_ROOT = "/org/a11y/atspi/accessible/root"
_ACCESSIBLE = "org.a11y.atspi.Accessible"
_CALL_SECONDS = 10
_MOST_NODES = 4_000
# Bits of the states, as AT-SPI numbers them.
_FOCUSABLE, _SHOWING = 11, 25

Address = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Node:
    """One thing that a screen reader can speak of."""

    address: Address
    role: str
    name: str
    focusable: bool
    showing: bool


@contextmanager
def bus(environment: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Give an environment with a session bus of its own, at which programs tell what they show."""
    words = ["dbus-daemon", "--session", "--nofork", "--print-address", "--nopidfile"]
    daemon = subprocess.Popen(words, env=dict(environment), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        if daemon.stdout is None:
            raise RuntimeError("the bus has no output")
        address = daemon.stdout.readline().decode().strip()
        yield {
            **environment,
            "DBUS_SESSION_BUS_ADDRESS": address,
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "QT_ACCESSIBILITY": "1",
        }
    finally:
        daemon.terminate()
        daemon.communicate()


class Reader:
    """Asks for the tree of what runs on a bus."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        session = environment["DBUS_SESSION_BUS_ADDRESS"]
        told = _busctl(session, ("org.a11y.Bus", "/org/a11y/bus"), "org.a11y.Bus", "GetAddress")
        self._bus = str(told[0])
        self.slowest_seconds = 0.0

    def programs(self) -> list[Address]:
        """Give the programs that have told of themselves."""
        return self._children(("org.a11y.atspi.Registry", _ROOT))

    def answer_seconds(self, program: Address) -> float:
        """Measure how long the program takes to answer; its window's thread does that, so a freeze shows."""
        begun = time.monotonic()
        self._ask(program, _ACCESSIBLE, "GetRole")
        passed = time.monotonic() - begun
        self.slowest_seconds = max(self.slowest_seconds, passed)
        return passed

    def tree(self, top: Address) -> Iterator[Node]:
        """Give everything below a program, from the top down."""
        waiting, seen = [top], 0
        while waiting and seen < _MOST_NODES:
            address = waiting.pop()
            seen += 1
            try:
                yield self._node(address)
                waiting.extend(reversed(self._children(address)))
            except LookupError:
                # It was there when its parent told of it, and is gone.
                continue

    def focus(self, program: Address, name: str) -> None:
        """Give the focus to a control with this name, or to one that begins with it.

        Raises `LookupError` where none is shown.
        """
        shown = [node for node in self.tree(program) if node.showing and node.focusable]
        found = [node for node in shown if node.name == name] or [node for node in shown if node.name.startswith(name)]
        if not found:
            raise LookupError(name)
        self._ask(found[0].address, "org.a11y.atspi.Component", "GrabFocus")

    def _node(self, address: Address) -> Node:
        (words,) = self._ask(address, _ACCESSIBLE, "GetState")
        states = words[0] | words[1] << 32
        (role,) = self._ask(address, _ACCESSIBLE, "GetRoleName")
        name = self._property(address, "Name")
        return Node(address, role, name, bool(states >> _FOCUSABLE & 1), bool(states >> _SHOWING & 1))

    def _property(self, address: Address, name: str) -> str:
        properties = "org.freedesktop.DBus.Properties"
        (value,) = self._ask(address, properties, "Get", "ss", _ACCESSIBLE, name)
        return str(value["data"])

    def _children(self, address: Address) -> list[Address]:
        (children,) = self._ask(address, _ACCESSIBLE, "GetChildren")
        return [(str(name), str(path)) for name, path in children]

    def _ask(self, address: Address, interface: str, method: str, *words: str) -> list[Any]:
        return _busctl(self._bus, address, interface, method, *words)


def _busctl(bus_address: str, target: Address, *words: str) -> list[Any]:
    command = ["busctl", f"--address={bus_address}", "--json=short", f"--timeout={_CALL_SECONDS}", "call"]
    done = subprocess.run([*command, *target, *words], check=False, capture_output=True, text=True)
    if done.returncode:
        raise LookupError(done.stderr.strip())
    return list(json.loads(done.stdout)["data"])
