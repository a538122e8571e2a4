"""Where the built program starts: its workers too, each a process of this very program."""

import sys
from importlib import import_module
from importlib.util import find_spec
from multiprocessing import freeze_support

if find_spec("kierto_compiled"):
    # Named in a string, so that what the builder's own Python has of it is not taken in.
    import_module("kierto_compiled")  # has Python take the compiled year

freeze_support()  # a worker goes no further than here

from game.cli.start import main  # noqa: E402

sys.exit(main())
