"""The one door for people who work on Genius Desktop: set up and run, test, check, bundle."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

# Any Python 3 can read this file: the version is looked at before a file of ours is imported that needs a new one.
OLDEST, NEWEST = (3, 11), (3, 13)


def fitting_python() -> str:
    """Find a Python that the program supports on the search path; empty where there is none."""
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        # A version switch such as pyenv leaves names on the search path that lead nowhere.
        if found and subprocess.run([found, "-c", ""], stderr=subprocess.DEVNULL, check=False).returncode == 0:
            return found
    return ""


def main() -> int:
    """Hand over to the tools, in a Python that the program supports."""
    here = Path(__file__).resolve()
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        other = fitting_python()
        if not other:
            found = ".".join(map(str, sys.version_info[:2]))
            sys.stderr.write(f"Genius Desktop braucht Python 3.11, 3.12 oder 3.13; gefunden wurde {found}.\n")
            return 4
        os.execv(other, [other, str(here), *sys.argv[1:]])  # noqa: S606 (a list of our own words, no shell)
    sys.path.insert(0, str(here.parent))
    from tools.door import enter, leave_environment

    leave_environment()
    return enter(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
