"""The file that a translator works in: the texts of a scenario, its English and what they are in another language."""

from __future__ import annotations

from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as BabelMessage
from babel.messages.pofile import write_po

from sim.scenario.file import Scenario
from sim.scenario.problems import field_name
from sim.scenario.translations import Translation, texts

_HEAD = """\
# {id}: {language}. Translate each msgid into its msgstr; what stands in {{braces}} stays as it is.
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def catalogue(scenario: Scenario, language: str, known: Translation) -> bytes:
    """The whole file: every text in the order of the scenario, with what is translated already.

    A text that has moved keeps its translation. One whose English has changed does too, marked as fuzzy. One
    that is translated in the scenario file itself is taken from there. What the scenario no longer says stays at the
    end, out of use.
    """
    whole = Catalog(charset="utf-8")
    moved = {entry.english: entry for entry in known.entries.values() if entry.is_sure and entry.wording}
    sentences = {text.en for _, text in texts(scenario)}
    for where, text in texts(scenario):
        name = field_name(where)
        entry = known.entries.get(name)
        if entry is None or entry.english != text.en:
            entry = moved.get(text.en, entry)
        wording = entry.wording if entry else ""
        if not wording and language in text.languages:
            wording = text.in_language(language)
        is_old = entry is not None and bool(wording) and (entry.english != text.en or not entry.is_sure)
        whole.add(
            text.en,
            wording,
            flags=("fuzzy",) if is_old else (),
            user_comments=entry.comments if entry else (),
            context=name,
        )
    gone = known.gone + [(name, old.english, old.wording) for name, old in known.entries.items()]
    for name, english, wording in dict.fromkeys(gone):
        if wording and english not in sentences:
            whole.obsolete[name, english] = BabelMessage(english, wording, context=name)
    out = BytesIO()
    write_po(out, whole, width=110, omit_header=True)
    return _HEAD.format(id=scenario.id, language=language).encode() + out.getvalue()
