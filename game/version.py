"""Kierto's version, said once: the package, a session's first line, the sweep's record and `--version` read it."""

VERSION = "0.1.0"
