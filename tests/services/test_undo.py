"""Undo and the trash: done and undone is as before, and what is leant on is refused in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grongintro.domain.case import Decision, DecisionState, ReturnCode
from grongintro.domain.followup import Conversation, Rhythm, Task
from grongintro.domain.household import LivingFactKind
from grongintro.domain.person import PermitKind, Person
from grongintro.errors import UserError
from grongintro.services import cadence, people, staff, talks
from grongintro.services import settings as choices
from grongintro.services.deciding import decisions
from grongintro.services.find import find_people
from grongintro.services.keeping import trash, undo
from grongintro.services.qualifying import carried, health, mapping, moving_out, starting
from grongintro.services.responsibility import adviser_on
from grongintro.services.talk_draft import Promise
from grongintro.services.trust.verify import find_breaks
from grongintro.storage.tables.log import change_log
from tests.services.making import TODAY, answer, go_to, in_programme, person, state, submitted, talk
from tests.services.qualifying import rows
from tests.services.qualifying.plans import drafted

if TYPE_CHECKING:
    from collections.abc import Callable

    from grongintro.services.desk import Desk


def _change_phone(desk: Desk, person_id: str) -> None:
    people.change_person(desk, replace(people.get_person(desk, person_id), phone="10 00 00 99"))


def _change_name(desk: Desk, person_id: str) -> None:
    people.change_person(desk, replace(people.get_person(desk, person_id), given_name="Nytt"))


def _permit(desk: Desk, person_id: str) -> None:
    people.add_permit(desk, person_id, kind=next(iter(PermitKind)), granted=date(2026, 1, 1), valid_to=None)


def _delete(desk: Desk, _: str) -> None:
    trash.delete(desk, Person, person(desk, "Feil", born=date(1960, 1, 1)))


def _move_out(desk: Desk, person_id: str) -> None:
    words = {"handed": ("Planen",), "sent_how": "Post", "no_talk_reason": "Fikk jobb"}
    draft = moving_out.MoveOutDraft(date(2026, 12, 15), "Namsos", **words)  # type: ignore[arg-type]
    moving_out.move_out(desk, person_id, draft)


def _draft(desk: Desk, person_id: str) -> str:
    """The draft that lies open from before; a new one could not be undone."""
    return decisions.open_draft(desk, person_id).id


ACTIONS: dict[str, Callable[[Desk, str], Any]] = {
    "settle": lambda desk, _: person(desk, "Amina", born=date(1970, 1, 1)),
    "phone": _change_phone,
    "name": _change_name,
    "programme": in_programme,
    "living": lambda desk, who: answer(desk, who, LivingFactKind.HAS_CHILDREN, answer=True),
    "talk": lambda desk, who: talks.log_conversation(desk, talk(who, ours=(Promise("Ringe"),))),
    "rhythm": lambda desk, who: cadence.set_rhythm(desk, who, rhythm=Rhythm.MONTHLY, reason="Ønsket"),
    "permit": _permit,
    "delete": _delete,
    "mapping": lambda desk, who: mapping.save_mapping(desk, rows.mapped(who)),
    "experience": lambda desk, who: mapping.save_experience(desk, rows.experience(who)),
    "health": lambda desk, who: health.save_adaptation_need(desk, rows.adaptation(who)),
    "carried": lambda desk, who: carried.register_carried(desk, rows.carried(who)),
    "balance": lambda desk, who: carried.set_opening_balance(desk, rows.balance(who)),
    "late start": lambda desk, who: starting.write_late_start(desk, who, "Venter på plass"),
    "plan": drafted,
    "move out": _move_out,
    "assessment": lambda desk, who: decisions.write_assessment(desk, _draft(desk, who), "Vurdert."),
    "put away": lambda desk, who: decisions.withdraw(desk, _draft(desk, who), note="Feil"),
}


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(st.sampled_from(sorted(ACTIONS)), min_size=1, max_size=4, unique=True))
def test_done_and_undone_is_as_before(adviser_desk: Desk, names: list[str]) -> None:
    """Any few actions, each taken back in turn: the store is what it was."""
    earlier = len(state(adviser_desk)["person"])
    who = person(adviser_desk, born=date(1990, 1, 1) + timedelta(days=earlier))
    in_programme(adviser_desk, who)
    decisions.open_draft(adviser_desk, who)
    before, log = state(adviser_desk), change_log
    with adviser_desk.read() as reader:
        start = reader.rows(log.select())[-1].seq
    for name in sorted(names, key=lambda each: each == "put away"):  # then nothing is written on it
        ACTIONS[name](adviser_desk, who)
    with adviser_desk.read() as reader:
        lines = reader.rows(log.select().where(log.c.seq > start).order_by(log.c.seq))
    for action in reversed(dict.fromkeys(line.action for line in lines)):
        undo.undo(adviser_desk, action)
    assert len(lines) >= len(names)
    assert state(adviser_desk) == before
    assert find_breaks(adviser_desk, everything=True) == ()


def test_undoing_finds_a_person_by_the_old_name_again(adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    _change_name(adviser_desk, who)
    assert find_people(adviser_desk, "Selam ") != ()
    undo.undo_last(adviser_desk)
    assert [row.id for row in find_people(adviser_desk, "Selam Selamsen")] == [who]
    assert find_people(adviser_desk, "Nytt") == ()


def test_it_says_what_was_undone(adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    logged = talks.log_conversation(adviser_desk, talk(who))
    trash.delete(adviser_desk, Conversation, logged.id)
    last = undo.last_undoable(adviser_desk)
    assert last is not None
    assert last.words == "slettet samtale 23. november med Selam Selamsen"


@pytest.mark.parametrize(("days", "found"), [(0, True), (1, False)])
def test_ctrl_z_does_not_reach_back_over_the_night(adviser_desk: Desk, days: int, *, found: bool) -> None:
    person(adviser_desk)
    go_to(adviser_desk, TODAY + timedelta(days=days))
    assert (undo.last_undoable(adviser_desk) is not None) is found


def test_a_person_with_talks_is_not_undone(adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    log = change_log
    with adviser_desk.read() as reader:
        action = reader.rows(log.select().where(log.c.row_id == who))[0].action
    talks.log_conversation(adviser_desk, talk(who))
    attempts = (partial(undo.undo, adviser_desk, action), partial(trash.delete, adviser_desk, Person, who))
    for attempt in attempts:
        with pytest.raises(UserError, match="en samtale bygger på det") as refused:
            attempt()
        assert refused.value.code == "leant_on"
    assert people.get_person(adviser_desk, who).given_name == "Selam"


def test_deciding_is_not_undone(desk: Desk, adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    in_programme(adviser_desk, who)
    saved = decisions.approve(desk, submitted(adviser_desk, who))
    with pytest.raises(UserError, match="angres ikke") as refused:
        undo.undo(desk, saved.changes.action or "")
    assert refused.value.code == "not_undoable"


def draft_of(desk: Desk) -> str:
    """An open draft with a first assessment, for a new person in a programme."""
    who = person(desk)
    in_programme(desk, who)
    made = decisions.open_draft(desk, who).id
    decisions.write_assessment(desk, made, "Først.")
    return made


def decision(desk: Desk, decision_id: str) -> Decision:
    return decisions.view_decision(desk, decision_id).decision


def test_writing_on_a_draft_is_undone_in_words_and_its_steps_stay(adviser_desk: Desk) -> None:
    made = draft_of(adviser_desk)
    decisions.write_assessment(adviser_desk, made, "Så.")
    decisions.withdraw(adviser_desk, made, note="Feil person")
    told = [undo.undo_last(adviser_desk)[1] for _ in range(3)]
    assert told == [
        "la bort utkast til vedtak for Selam Selamsen",
        "skrev vurdering i vedtak for Selam Selamsen",
        "skrev vurdering i vedtak for Selam Selamsen",
    ]
    now = decision(adviser_desk, made)
    assert (now.state, now.assessment) == (DecisionState.DRAFT, "")
    events = [event.event for event, _ in decisions.view_decision(adviser_desk, made).events]
    assert events == ["created", "edited", "edited", "withdrawn", "undone", "undone", "undone"]
    assert find_breaks(adviser_desk, everything=True) == ()


def test_the_day_a_draft_replaces_from_is_undone(desk: Desk, adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    in_programme(adviser_desk, who)
    first = submitted(adviser_desk, who)
    decisions.approve(desk, first)
    made = decisions.replacement_for(adviser_desk, first).id
    before = decision(adviser_desk, made).replaces_from
    decisions.change_replaces_from(adviser_desk, made, date(2027, 1, 15))
    assert undo.undo_last(adviser_desk)[1].startswith("endret fra hvilken dag et vedtak erstattes for Selam")
    assert decision(adviser_desk, made).replaces_from == before


@pytest.mark.parametrize(
    ("further", "words"),
    [
        ("submit", "er sendt til godkjenning siden"),
        ("return", "har gått videre siden"),
        ("approve", "er utstedt siden"),
        ("withdraw", "har gått videre siden"),
    ],
)
def test_what_was_written_before_a_draft_went_on_is_refused(
    desk: Desk, adviser_desk: Desk, further: str, words: str
) -> None:
    made = draft_of(adviser_desk)
    written = undo.last_undoable(adviser_desk)
    assert written is not None
    if further == "withdraw":
        decisions.withdraw(adviser_desk, made, note="Feil")
    else:
        decisions.submit(adviser_desk, made)
    if further == "return":
        decisions.return_decision(desk, made, code=ReturnCode.OTHER, note="Rett datoen")
    if further == "approve":
        decisions.approve(desk, made)
    with pytest.raises(UserError, match=words) as refused:
        undo.undo(adviser_desk, written.action)
    assert refused.value.code == "gone_on"
    assert decision(adviser_desk, made).assessment == "Først."


def test_a_draft_that_was_put_away_does_not_come_back_beside_another(adviser_desk: Desk) -> None:
    made = draft_of(adviser_desk)
    decisions.withdraw(adviser_desk, made, note="Feil")
    decisions.open_draft(adviser_desk, decision(adviser_desk, made).person_id)
    with pytest.raises(UserError, match="nytt utkast siden"):
        undo.undo_last(adviser_desk)
    assert decision(adviser_desk, made).state is DecisionState.WITHDRAWN


def test_one_who_undoes_what_another_wrote_has_touched_it(desk: Desk, adviser_desk: Desk) -> None:
    made = draft_of(adviser_desk)
    written = undo.last_undoable(adviser_desk)
    assert written is not None
    undo.undo(desk, written.action)
    decisions.write_assessment(adviser_desk, made, "Igjen.")
    decisions.submit(adviser_desk, made)
    assert "four_eyes" in {refusal.code for refusal in decisions.refusals_of(desk, made)}


def test_a_setting_and_a_colleague_are_undone(desk: Desk) -> None:
    before = state(desk)
    choices.change_setting(desk, "guideline", 18)
    staff.add_staff(desk, name="Nina Ny", title="", phone="", email="")
    undo.undo_last(desk)
    undo.undo_last(desk)
    assert state(desk) == before


def test_the_trash_holds_the_whole_of_it_and_gives_it_back(adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    logged = talks.log_conversation(adviser_desk, talk(who, ours=(Promise("Ringe"), Promise("Skrive"))))
    before = state(adviser_desk)
    plan = trash.deletion_plan(adviser_desk, Conversation, logged.id)
    assert plan.words == "samtalen og 2 løfter"
    trash.delete(adviser_desk, Conversation, logged.id)
    with adviser_desk.read() as reader:
        assert (reader.find(Conversation), reader.find(Task)) == ([], [])
    (line,) = trash.trash(adviser_desk)
    assert (line.words, line.who) == ("Samtale 23. november med Selam Selamsen", "Kari Rådgiver")
    trash.put_back(adviser_desk, line.action)
    assert state(adviser_desk) == before
    assert trash.trash(adviser_desk) == ()


def test_a_person_registered_by_mistake_goes_with_all_that_came_along(adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    in_programme(adviser_desk, who)
    before = state(adviser_desk)
    trash.delete(adviser_desk, Person, who)
    assert find_people(adviser_desk, "Selam") == ()
    (line,) = trash.trash(adviser_desk)
    assert line.words == "Selam Selamsen"
    trash.put_back(adviser_desk, line.action)
    assert state(adviser_desk) == before
    with adviser_desk.read() as reader:
        assert adviser_on(reader, who, TODAY) == adviser_desk.actor.staff_id


@pytest.mark.parametrize(
    ("many", "words"), [(0, "samtalen"), (1, "samtalen og 1 løfte"), (3, "samtalen og 3 løfter")]
)
def test_the_button_says_in_plain_words_what_goes(adviser_desk: Desk, many: int, words: str) -> None:
    promised = tuple(Promise(f"Ringe {number}") for number in range(many))
    logged = talks.log_conversation(adviser_desk, talk(person(adviser_desk), ours=promised))
    assert trash.deletion_plan(adviser_desk, Conversation, logged.id).words == words


def test_a_task_is_told_by_its_words_and_a_promise_is_one(adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    made = talks.add_task(adviser_desk, "Bestille seng", due=None, person_id=who)
    talks.log_conversation(adviser_desk, talk(who, ours=(Promise("Ringe"),)))
    with adviser_desk.read() as reader:
        (promise,) = [task for task in reader.find(Task) if task.id != made.id]
    assert trash.deletion_plan(adviser_desk, Task, made.id).words == "oppgaven"
    assert trash.deletion_plan(adviser_desk, Task, promise.id).words == "løftet"
    for each in (made.id, promise.id):
        trash.delete(adviser_desk, Task, each)
    assert [line.words for line in trash.trash(adviser_desk)] == [
        "Løfte «Ringe» for Selam Selamsen",
        "Oppgave «Bestille seng» for Selam Selamsen",
    ]


def test_what_cannot_be_deleted_is_told_before_it_is_asked(adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    in_programme(adviser_desk, who)
    words = trash.deletion_plan(adviser_desk, Person, who).words
    assert words.startswith("personen, 1 ")
    assert words.endswith(" og 1 oppfølging")
    talks.log_conversation(adviser_desk, talk(who))
    with pytest.raises(UserError, match="en samtale bygger på det"):
        trash.deletion_plan(adviser_desk, Person, who)


def test_a_talk_with_two_is_told_with_both(adviser_desk: Desk) -> None:
    first, second = person(adviser_desk), person(adviser_desk, "Amina", born=date(1991, 2, 3))
    logged = talks.log_conversation(adviser_desk, replace(talk(first), person_ids=(first, second)))
    names = trash.deletion_plan(adviser_desk, Conversation, logged.id).people
    assert names == tuple(sorted(people.get_person(adviser_desk, each).name for each in (first, second)))
