"""Nodes of a tree in the form that AccessKit takes, and which of them are new since the tree before."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import accesskit
from accesskit import Action, Node

from game.screen.access.tree import ROOT, AccessNode, AccessTree

_ROLES: Final = {
    "window": accesskit.Role.WINDOW,
    "page": accesskit.Role.GROUP,
    "dialog": accesskit.Role.DIALOG,
    "heading": accesskit.Role.HEADING,
    "text": accesskit.Role.LABEL,
    "notice": accesskit.Role.ALERT,
    "button": accesskit.Role.BUTTON,
    "option": accesskit.Role.RADIO_BUTTON,
    "tick": accesskit.Role.CHECK_BOX,
    "line": accesskit.Role.TEXT_INPUT,
    "secret": accesskit.Role.PASSWORD_INPUT,
    "picture": accesskit.Role.IMAGE,
    "slider": accesskit.Role.SLIDER,
}
_LINES: Final = ("line", "secret")


@dataclass(slots=True)
class SentNodes:
    """What one window's adapter was told, under which numbers."""

    numbers: dict[str, int] = field(default_factory=dict)
    """of what was told last; whatever goes takes its number with it, or a film's figures would fill the memory"""
    _next: int = 2
    sent: dict[str, AccessNode] = field(default_factory=dict)
    language: str = ""

    def update(self, tree: AccessTree) -> accesskit.TreeUpdate:
        """What is new in a tree; all of it the first time, or in another language."""
        if tree.language != self.language:
            self.sent = {}  # not emptied: another thread may be looking for a target in it
        update = accesskit.TreeUpdate(self.number(tree.focus))
        if not self.sent:
            update.tree = accesskit.Tree(self.number(ROOT))
        for node in tree.nodes:
            if self.sent.get(node.key) != node:
                update.nodes.extend(self._forms(node, tree.language))
        self.sent, self.language = {node.key: node for node in tree.nodes}, tree.language
        self.numbers = {key: self.numbers[key] for key in self.sent}
        return update

    def number(self, key: str) -> int:
        """The number of a thing, which it keeps; its run of text has the number after it."""
        if key not in self.numbers:
            self.numbers[key], self._next = self._next, self._next + 2
        return self.numbers[key]

    def target(self, number: int) -> str:
        """The target that a number stands for; empty: none, or none any more."""
        numbers = self.numbers  # another thread puts others in their place
        return next((node.target for key, node in self.sent.items() if numbers.get(key) == number), "")

    def _forms(self, node: AccessNode, language: str) -> list[tuple[int, Node]]:
        number, form = self.number(node.key), Node(_ROLES[node.role])
        x, y, wide, high = node.box
        form.set_bounds(accesskit.Rect(x, y, x + wide, y + high))
        (form.set_value if node.role == "text" else form.set_label)(node.name)
        form.set_children([self.number(child) for child in node.children])
        if node.key == ROOT:
            form.set_language(language)
        if node.level:
            form.set_level(node.level)
        if node.role == "dialog":
            form.set_modal()
        if node.role == "notice":
            form.set_live(accesskit.Live.ASSERTIVE)
        if node.notice:
            form.set_description(node.notice)
        if node.target:
            _let_act(form, node)
        if node.role not in _LINES:
            return [(number, form)]
        form.set_children([number + 1])
        return [(number, form), (number + 1, _run(form, node, number + 1))]


def _let_act(form: Node, node: AccessNode) -> None:
    """What can be asked of it."""
    form.add_action(Action.FOCUS)
    form.add_action(Action.CLICK)
    if node.role in ("option", "tick"):
        form.set_toggled(accesskit.Toggled.TRUE if node.chosen else accesskit.Toggled.FALSE)
    if node.role in _LINES:
        form.add_action(Action.SET_VALUE)
        form.add_action(Action.REPLACE_SELECTED_TEXT)
    elif node.value:
        form.set_value(node.value)
    if node.steps:
        form.add_action(Action.INCREMENT)
        form.add_action(Action.DECREMENT)


def _run(form: Node, node: AccessNode, number: int) -> Node:
    """The letters of a line, and where its caret stands."""
    form.set_value(node.value)
    run = Node(accesskit.Role.TEXT_RUN)
    run.set_value(node.value)
    run.set_character_lengths([len(letter.encode()) for letter in node.value])
    run.set_word_lengths([len(word) for word in _words(node.value)])
    first, last = (accesskit.TextPosition(number, min(at, len(node.value))) for at in node.caret)
    form.set_text_selection(accesskit.TextSelection(first, last))
    return run


def _words(text: str) -> list[str]:
    """Words with the blanks after them, at most as long as a byte can say."""
    words: list[str] = []
    for at, letter in enumerate(text):
        if not words or (letter != " " and text[at - 1] == " ") or len(words[-1]) == 255:
            words.append("")
        words[-1] += letter
    return words
