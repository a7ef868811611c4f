"""Where a frozen program begins: PyInstaller wants a script, not a module."""

from genius_desktop.__main__ import main

raise SystemExit(main())
