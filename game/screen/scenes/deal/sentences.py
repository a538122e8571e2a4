"""What stands on a deal slip, as sentences with slots: who gives what to whom, who builds, and who lends."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from game.board.deal_table import builds
from game.design import spacing
from game.design.text_styles import SMALL
from game.screen.kit import layout
from game.screen.kit.page import Box, Page
from game.screen.kit.ruler import Ruler
from game.screen.kit.sentence import Sentence, Slot, slot_letters
from game.screen.kit.text_field import FIGURE_LETTERS, TextField
from game.screen.kit.transition import Transition
from game.screen.kit.widgets import Button
from game.screen.parts.blocks import ListPart, word_count
from game.screen.parts.exchange_words import exchange_values
from game.text.clauses import clause_words
from game.text.translator import Translator
from game.typed.deals import advance_of, repaid_years_of
from game.typed.slots import ExchangeSlot, LoanSlot, SlipSlot, lenders, slots_of
from sim.decisions import DealExchange, DealTerms
from sim.plan.plan import Plan
from sim.rules.names import firm_name, project_name, store_name


@dataclass(frozen=True, slots=True)
class Pencil:
    """What is done where a slip is pressed or typed on."""

    enter: Callable[[SlipSlot], Transition | None]
    """take what was typed in a slot"""
    step: Callable[[SlipSlot, int], None]
    drop: Callable[[int], None]
    """strike an exchange"""
    typed: Mapping[str, TextField]
    """slot → what is being typed in it"""


def fields_for(plan: Plan, terms: DealTerms, before: Mapping[str, TextField]) -> dict[str, TextField]:
    """A field for each slot of a slip; those that were there before go on with what stands in them."""
    names = (slot.name for slot in slots_of(plan, terms))
    return {name: before.get(name) or TextField(longest=FIGURE_LETTERS, clears=True) for name in names}


@dataclass(frozen=True, slots=True)
class SlipSentence:
    """One of them."""

    sentence: Sentence
    drop: Button | None = None
    """what strikes it"""
    clauses: str = ""
    """what is agreed besides"""

    def part(self, ruler: Ruler, wide: float) -> ListPart:
        """As a part of a column so wide."""
        room = wide - (spacing.CONTROL + spacing.XS if self.drop is not None else 0)
        high = self.sentence.height(ruler, room)

        def draw(page: Page, box: Box) -> None:
            text, rest = layout.take_top(layout.take_left(box, room)[0], high, spacing.XS)
            self.sentence.draw(page, text)
            if self.clauses:
                page.text(rest, self.clauses, SMALL, colour=page.theme.ink2)
            if self.drop is not None:
                place = layout.take_right(box, spacing.CONTROL)[0]
                self.drop.draw(page, layout.take_top(place, spacing.CONTROL)[0])

        below = ruler.height(self.clauses, room, SMALL) + spacing.XS if self.clauses else 0.0
        words = self.sentence.words + word_count(self.clauses)
        return ListPart(max(high + below, spacing.CONTROL) + spacing.S, draw, words)


@dataclass(frozen=True, slots=True)
class SlipText:
    """A slip, in the words of the moment."""

    w: Translator
    plan: Plan
    terms: DealTerms
    pencil: Pencil

    def sentences(self) -> list[SlipSentence]:
        """Exchanges first, then what is built."""
        return [*self._exchanges(), *self._projects()]

    def parts(self, ruler: Ruler, wide: float) -> list[ListPart]:
        """As parts of a column."""
        return [each.part(ruler, wide) for each in self.sentences()]

    def _slot(self, slot: SlipSlot, value: str, *, is_open: bool = False) -> Slot:
        enter, step = partial(self.pencil.enter, slot), partial(self.pencil.step, slot)
        field = self.pencil.typed[slot.name]
        return Slot(slot.name, value, field, enter, step, is_open, self._called(slot))

    def _called(self, slot: SlipSlot) -> str:
        """What a screen reader calls it: what it holds, and of what."""
        w = self.w
        what = {
            "most": w("amount"),
            "price": w("price"),
            "years": w("years"),
            "lender": w("lender"),
            "share": w("share of the cost"),
            "back": w("paid back in"),
        }[slot.what]
        if isinstance(slot, ExchangeSlot):
            about = store_name(self.plan, self.terms.exchanges[slot.at].giver, w.language)
        else:
            about = project_name(self.plan, slot.project, w.language)
            about += f", {firm_name(self.plan, slot.firm, w.language)}" if slot.firm else ""
        return f"{what}: {about}"

    def _exchanges(self) -> Iterator[SlipSentence]:
        several = len(self.terms.exchanges) > 1
        for at, exchange in enumerate(self.terms.exchanges):
            what = store_name(self.plan, exchange.giver, self.w.language)
            says = self.w("Take off: {what}", what=what)
            drop = Button("", partial(self.pencil.drop, at), f"drop {at}", "trash-2", "quiet", says=says)
            clauses = "; ".join(clause_words(self.w, self.plan, exchange))
            yield SlipSentence(self._exchange(at, exchange), drop if several else None, clauses)

    def _exchange(self, at: int, exchange: DealExchange) -> Sentence:
        w, plan = self.w, self.plan
        values = exchange_values(w, plan, exchange)
        is_open = False, exchange.price is None and exchange.indexed is None, exchange.years is None
        slots = [
            self._slot(ExchangeSlot(at, what), value, is_open=lacks)
            for (what, value), lacks in zip(values, is_open, strict=True)
        ]
        most, price, years = slot_letters(3)
        text = w(
            "{giver} gives {stream} to {taker}: {amount} at {price}, for {years}.",
            giver=firm_name(plan, plan.firm_of(exchange.giver), w.language),
            taker=firm_name(plan, plan.firm_of(exchange.taker), w.language),
            stream=store_name(plan, exchange.giver, w.language),
            amount=most,
            price=price,
            years=years,
        )
        return Sentence.of(text, slots)

    def _projects(self) -> Iterator[SlipSentence]:
        for part in self.terms.projects:
            text, slots = f"{builds(self.w, self.plan, part.project)}.", list[Slot]()
            for firm in lenders(self.plan, self.terms, part.project):
                loan, more = self._loan(part.project, firm, len(slots))
                text, slots = f"{text} {loan}", [*slots, *more]
            yield SlipSentence(Sentence.of(text, slots))

    def _loan(self, project: str, firm: str, taken: int) -> tuple[str, list[Slot]]:
        w = self.w
        lender, share, back = slot_letters(3, taken)
        if not firm:
            nobody = self._slot(LoanSlot(project, "", "lender"), w("nobody"))
            return w("Lender: {lender}.", lender=lender), [nobody]
        years = repaid_years_of(self.terms, project, firm)
        slots = [
            self._slot(LoanSlot(project, firm, "lender"), firm_name(self.plan, firm, w.language)),
            self._slot(
                LoanSlot(project, firm, "share"), w.percent(float(advance_of(self.terms, project, firm)))
            ),
            self._slot(
                LoanSlot(project, firm, "back"),
                w.many("{n} year", "{n} years", years) if years else w("never"),
            ),
        ]
        text = w("Lender: {lender}, {share}, paid back in: {years}.", lender=lender, share=share, years=back)
        return text, slots
