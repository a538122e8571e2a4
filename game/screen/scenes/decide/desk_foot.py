"""At the foot of the Desk's third zone: what is asked, else what to say now, a few words at a time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from game.design import spacing
from game.design.text_styles import LABEL
from game.design.theme import RADIUS
from game.screen.facilitator_prompt import FacilitatorPrompt
from game.screen.kit import layout
from game.screen.kit.page import Box, HitTarget, Page
from game.screen.parts.blocks import word_count
from game.screen.scenes.decide.desk_paper import problem_of
from game.screen.scenes.decide.desk_view import DeskView

_SAID: Final = 16
"""words of the script at once"""


def draw_foot(page: Page, box: Box, view: DeskView) -> Box:
    """What is asked, or the script, at the foot of a box; returns what is left above."""
    if view.notice:
        return _card(page, box, "triangle-alert", view.notice, None)
    if problem_of(view):
        return box
    groups = _script(view.prompt)
    turning = view.desk.lists.turning["script"]
    shown = groups[turning.shown(len(groups))]
    act = HitTarget("script", box, partial(turning.on, len(groups))) if len(groups) > 1 else None
    late = view.prompt.pace.late or view.prompt.pace.drop
    icon = "triangle-alert" if late and shown is groups[0] else "message-circle"
    return _card(page, box, icon, shown, act)


def _script(prompt: FacilitatorPrompt) -> list[str]:
    """What to say, in parts that are read at a glance; how late it is comes first, where something follows from it."""
    late = [f"{prompt.on_time}. {prompt.advice}"] if prompt.advice and prompt.pace.behind > 0 else []
    groups = late
    part = ""
    for sentence in sentences(prompt.cue.say):
        if part and word_count(part, sentence) > _SAID:
            groups.append(part)
            part = ""
        part = f"{part} {sentence}".strip()
    return [*groups, part] if part else groups or [""]


def sentences(text: str) -> Iterator[str]:
    """A text sentence by sentence; what is said within quotation marks stays together."""
    begin = 0
    for at, letter in enumerate(text):
        ends = at + 1 == len(text) or (letter in ".?!”" and text[at + 1] == " ")
        quoted = text[begin : at + 1]
        if ends and quoted.count("“") + quoted.count("”") != 1:
            yield quoted.strip()
            begin = at + 1


def _card(page: Page, box: Box, icon: str, text: str, act: HitTarget | None) -> Box:
    theme, ruler = page.theme, page.ruler
    size = ruler.size(LABEL) * spacing.ICON
    more = size + spacing.XS if act is not None else 0.0
    high = ruler.height(text, box[2] - size - more - 3 * spacing.S, LABEL) + 2 * spacing.S
    place, rest = layout.take_bottom(box, max(high, spacing.CONTROL), spacing.M)
    page.box(place, theme.sunk, RADIUS["small"])
    sign, words = layout.take_left(layout.inset(place, spacing.S), size, spacing.S)
    if act is not None:
        turn, words = layout.take_right(words, size, spacing.XS)
        page.icon("chevron-right", layout.middle(turn), size)
        page.target(HitTarget(act.name, place, act.act))
    page.icon(icon, layout.middle(sign), size)
    with page.on(theme.sunk):
        page.text(words, text, LABEL, valign="middle")
    return rest
