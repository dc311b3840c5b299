from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grongintro.domain.municipality import Language
from grongintro.domain.sentences import Phrase, SentenceError, Word, phrase, placeholders, sentence
from grongintro.domain.step import Step

NYNORSK = Language.NYNORSK
HALF = phrase("benefit.rate/part_share", share="1/2")


def test_a_sentence_is_told_in_both_standards() -> None:
    words: dict[str, Word] = {"day": "01.12.2026", "share": HALF}
    assert sentence("benefit.rate/rates", words) == "Satser fra 01.12.2026 med 1/2 stønad."
    assert sentence("benefit.rate/rates", words, NYNORSK) == "Satsar frå 01.12.2026 med 1/2 stønad."


def test_a_phrase_inside_follows_the_sentence_around_it() -> None:
    words: dict[str, Word] = {"day": "01.12.2026", "rhythm": phrase("followup.next/weekly")}
    told = sentence("followup.next/since", words, NYNORSK)
    assert told == "Siste samtale 01.12.2026: samtale kvar veke (valet til kommunen)."


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(SentenceError, match=r"nn: no sentence 'benefit\.age/nowhere'"):
        sentence("benefit.age/nowhere", {}, NYNORSK)


@pytest.mark.parametrize("words", [{}, {"day": "1", "due": "2", "more": "3"}, {"day": "1", "dew": "2"}])
def test_a_missing_or_superfluous_word_is_an_error(words: dict[str, str]) -> None:
    with pytest.raises(SentenceError, match=r"calendar\.working_day/moved takes the words \['day', 'due'\]"):
        sentence("calendar.working_day/moved", words)


@pytest.mark.parametrize("text", ["{}", "{0}", "{a.b}", "{a[0]}", "{a!r}", "{a:>3}"])
def test_only_plain_names_stand_in_braces(text: str) -> None:
    with pytest.raises(SentenceError, match="plain names"):
        placeholders(text)


def test_words_with_braces_are_left_alone() -> None:
    assert sentence("benefit.rate/part_share", {"share": "{day}"}) == "{day} stønad"


names = st.text("abcdefgh_", min_size=1, max_size=8)
keys = st.text("abcdefgh./_", min_size=1, max_size=20)
plain = st.text(max_size=12)
flat_phrases = st.builds(Phrase, keys, st.lists(st.tuples(names, plain), max_size=3).map(tuple))
some_words = st.lists(st.tuples(names, plain | flat_phrases), max_size=4).map(tuple)
phrases = st.builds(Phrase, keys, some_words)
leaves = st.builds(
    Step,
    text=plain,
    law=plain,
    value=plain,
    exact=st.none() | st.fractions(),
    rule=plain,
    version=plain,
    inputs=st.lists(st.tuples(names, plain), max_size=3).map(tuple),
    choice=st.booleans(),
    phrase=keys | st.just(""),
    words=some_words,
    value_phrase=st.none() | phrases,
)
trees = st.recursive(
    leaves,
    lambda kids: st.builds(Step, text=plain, children=st.lists(kids, max_size=3).map(tuple)),
    max_leaves=5,
)


@given(trees)
def test_a_step_comes_back_from_json(step: Step) -> None:
    assert Step.from_json(step.to_json()) == step


@given(trees)
def test_a_step_stored_before_there_were_sentences_is_told_as_it_stands(step: Step) -> None:
    def before(data: dict[str, object]) -> dict[str, object]:
        kept = {key: value for key, value in data.items() if key not in {"phrase", "words", "value_phrase"}}
        children = data["children"]
        assert isinstance(children, list)
        return {**kept, "children": [before(child) for child in children]}

    old = Step.from_json(before(step.to_json()))
    for then, now in zip(step.flat(), old.flat(), strict=True):
        assert (now.text_in(NYNORSK), now.value_in(NYNORSK)) == (then.text, then.value)


def test_the_bokmal_text_of_a_stored_step_is_never_told_anew() -> None:
    step = Step("Slik stod det.", value="slik", phrase="benefit.age/full", value_phrase=HALF)
    assert (step.text_in(Language.BOKMAL), step.value_in(Language.BOKMAL)) == ("Slik stod det.", "slik")
    assert step.text_in(NYNORSK) == "Deltakaren er 25 år eller eldre."
