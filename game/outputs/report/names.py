"""The files of a report, as they lie in its folder."""

from __future__ import annotations

from typing import Final

PAGE: Final = "report.html"
TABLES: Final = ("ledger.csv", "payments.csv", "indicators.csv", "decisions.csv")
FILES: Final = (PAGE, *TABLES)
