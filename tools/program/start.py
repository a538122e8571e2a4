"""Where the built program starts: its workers too, each a process of this very program."""

import sys
from importlib.util import find_spec
from multiprocessing import freeze_support

if find_spec("kierto_compiled"):
    import kierto_compiled  # noqa: F401  # has Python take the compiled year

freeze_support()  # a worker goes no further than here

from game.cli.start import main  # noqa: E402

sys.exit(main())
