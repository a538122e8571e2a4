"""What the law says of a side stream, a firm and a project: codes, status, approvals. It changes no year.

Each says where it was looked up; what could not be found is an estimate that says so.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from sim.scenario.figures import Provenance
from sim.scenario.texts import LocalText

WasteCode = Annotated[str, StringConstraints(pattern=r"^\d\d \d\d \d\d\*?$")]
NaceCode = Annotated[str, StringConstraints(pattern=r"^\d\d\.\d{1,2}$")]
Status = Literal["waste", "by_product", "product"]
ApprovalKind = Literal["permit", "notice", "test", "decision", "registration"]


class Legal(Provenance):
    """Something that was looked up in the law or in a register."""


class WasteStatus(Legal):
    """What a side stream is by law where it arises."""

    code: WasteCode = Field(
        description="Its code in the European List of Waste, with * if hazardous: 10 02 07*."
    )
    status: Status = Field(
        "waste", description="waste, by_product (never waste) or product (no longer waste)."
    )
    rules: LocalText | None = Field(
        None, description="What bears on it: tax, landfill, earthworks, products."
    )

    @property
    def hazardous(self) -> bool:
        """Whether the list marks it as hazardous waste."""
        return self.status == "waste" and self.code.endswith("*")


class Trade(Legal):
    """The firm's trade in the European classification of activities."""

    codes: list[NaceCode] = Field(min_length=1, max_length=10, description="NACE Rev. 2 classes: 24.10.")


class Approval(Legal):
    """What somebody outside the firm must say yes to, or a test must show, before a project may work."""

    kind: ApprovalKind = Field(description="permit, notice, test, decision or registration.")
    name: LocalText = Field(description="What is needed, and of whom.")
