"""Digests: a hash of what a year moved and paid, the same on every machine, whole and firm by firm.

Only ids and whole numbers go in, in the order of their ids, so neither the order in which the engine
opened its rows nor rows that stayed empty can change it.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Iterator, Sequence

from sim.ledger import BUSINESS, Ledger
from sim.plan.plan import Plan

_SIZE = 16


def digest(ledger: Ledger) -> str:
    """The hash of a year's ledger, in hex."""
    return _digest(sorted(_records(ledger)))


def _digest(records: Iterable[tuple[tuple[str, ...], bytes]]) -> str:
    whole = hashlib.blake2b(digest_size=_SIZE)
    for _, record in records:
        whole.update(record)
    return whole.hexdigest()


def round_digest(digests: Sequence[str]) -> str:
    """One hash for several years or worlds, in the order given."""
    return hashlib.blake2b("|".join(digests).encode(), digest_size=_SIZE).hexdigest()


def firm_digests(plan: Plan, ledger: Ledger) -> dict[str, str]:
    """Firm → the hash of what touched it: its flows, payments, stocks, cash and machines."""
    return digests(plan, ledger)[1]


def digests(plan: Plan, ledger: Ledger) -> tuple[str, dict[str, str]]:
    """The hash of a year's ledger, and that of each firm."""
    records = sorted(_records(ledger))
    hashes = {firm: hashlib.blake2b(digest_size=_SIZE) for firm in plan.firms}
    for places, record in records:
        for firm in sorted({_firm(plan, place) for place in places} & hashes.keys()):
            hashes[firm].update(record)
    return _digest(records), {firm: digest.hexdigest() for firm, digest in hashes.items()}


def _firm(plan: Plan, place: str) -> str:
    """The firm a place or account belongs to; empty for contracts and the world outside."""
    return plan.firm_of(place.removeprefix(BUSINESS))


def _records(ledger: Ledger) -> Iterator[tuple[tuple[str, ...], bytes]]:
    """(places it touches, its bytes) of everything in a ledger that is not empty."""
    yield (), _record("year", (), (ledger.year,))
    for row, weeks in ledger.flows.items():
        if any(weeks):
            yield (row.source, row.target), _record("flow", row, weeks)
    for payment, weeks in ledger.payments.items():
        if any(weeks):
            yield (payment.payer, payment.payee), _record("payment", payment, weeks)
    yield from _balances(ledger)
    for process, hours in ledger.uptime.items():
        yield (process,), _record("uptime", (process,), hours)


def _balances(ledger: Ledger) -> Iterator[tuple[tuple[str, ...], bytes]]:
    """Stocks, cash and work in progress on both New Years."""
    for name, stocks in (("opening", ledger.opening), ("closing", ledger.closing)):
        for key, amount in stocks.items():
            if amount:
                yield (key.place,), _record(name, key, (amount,))
    for name, cash in (("opening_cash", ledger.opening_cash), ("closing_cash", ledger.closing_cash)):
        for firm, cents in cash.items():
            yield (firm,), _record(name, (firm,), (cents,))
    for name, work in (("opening_work", ledger.opening_work), ("closing_work", ledger.closing_work)):
        for process, amounts in work.items():
            for dimension, amount in amounts.items():
                if amount:
                    yield (process,), _record(name, (process, dimension), (amount,))


def _record(name: str, key: Sequence[str], amounts: Sequence[int]) -> bytes:
    """Name and ids as text, amounts as little-endian 64-bit numbers; as text where one is larger than that."""
    head = "|".join((name, *key)).encode() + b"\n"
    try:
        return head + struct.pack(f"<{len(amounts)}q", *amounts)
    except struct.error:
        return head + ",".join(map(str, amounts)).encode()
