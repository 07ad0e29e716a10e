"""Mutants of the shared folder: what is published to whom, what is read, and what absence means."""

from __future__ import annotations

from tests.mutants.journal import mutant

AUDIENCES, LOOKING, PUBLISH = "share/audiences", "share/looking", "share/publish"
PULL, VISIT = "share/pull", "share/visit"
TWO = "tests/exchange/test_shared.py::"
RULES = "tests/exchange/test_shared_rules.py::"
RECENT = "tests/exchange/test_recent.py::"

MUTANTS = [
    mutant(
        "sync: what was written before goes out, too",
        AUDIENCES,
        '    if record_id in came or kind_of(record_id) in BETWEEN_US or row.get("readers") == EVERYONE:\n',
        "    if record_id:\n",
        TWO + "test_from_now_on_is_the_rule",
    ),
    mutant(
        "sync: sealed answers leave at once",
        AUDIENCES,
        '    if row.get("seal") and not row.get("unsealed"):\n',
        '    if row.get("seal") is None:\n',
        "tests/exchange/test_shared_answers.py::test_sealed_answers_open_to_both_at_once",
    ),
    mutant(
        "sync: others change a private record",
        AUDIENCES,
        " and record_id not in journal.sides.private.memory and",
        " and",
        RULES + "test_nobody_writes_on_somebody_s_private_side",
    ),
    mutant(
        "sync: the newest file only",
        PULL,
        "            found += self.folder.files(place, known, gone)\n",
        "            found += [*self.folder.files(place, known, gone)][-1:]\n",
        TWO + "test_conflict_copies_of_sync_tools_bring_nothing_twice_and_count_when_they_are_all_there_is",
        RULES + "test_covered_files_stay_for_a_day",
    ),
    mutant(
        "sync: absence means gone",
        LOOKING,
        "        roster.read(folder, share, chain.ever, opens, ledger.roster)\n",
        "        ledger.roster.clear()\n        roster.read(folder, share, chain.ever, opens, ledger.roster)\n",
        RULES + "test_a_roster_that_goes_missing_means_nothing",
    ),
    mutant(
        "sync: a file that is gone is not put back",
        VISIT,
        "            publish.forget(self.ledger, gone)\n",
        "            pass\n",
        TWO + "test_a_file_that_goes_and_comes_back_changes_nothing",
    ),
    mutant(
        "sync: who read what is forgotten with the files",
        PUBLISH,
        "known.stamps = {record_id: {} for record_id in known.stamps}",
        "known.stamps = {}",
        "tests/store/share/test_taken_back.py",
    ),
    mutant(
        "sync: any share will do",
        LOOKING,
        "        if founding.share == share:\n",
        "        if founding.share:\n",
        RULES + "test_another_s_share_in_its_place_is_not_written_to",
    ),
    mutant(
        "sync: another share's segment counts",
        PULL,
        'if header["share"] != self.setup.share:',
        'if not header["share"]:',
        RULES + "test_a_segment_of_another_share_is_set_aside",
    ),
    mutant(
        "sync: nobody looks at the signature",
        PULL,
        "        if not signed_by(envelope, self.writers[device].keys.sign):\n",
        "        if not device:\n",
        RULES + "test_a_segment_that_another_key_signed_is_set_aside",
    ),
    mutant(
        "sync: new readers get what comes, not what is",
        PUBLISH,
        "    unread = not {*out.recipients} <= {*known.recipients}\n",
        "    unread = False\n",
        TWO + "test_two_computers_of_one_person_hold_the_same",
        TWO + "test_a_file_that_goes_and_comes_back_changes_nothing",
    ),
    mutant(
        "sync: covered files go at once",
        PUBLISH,
        "timedelta(hours=24)",
        "timedelta(0)",
        RULES + "test_covered_files_stay_for_a_day",
    ),
    mutant(
        "sync: the clock does not see what came",
        PULL,
        "                        sides.see(stamp)\n",
        "                        pass\n",
        RULES + "test_a_wrong_clock_loses_nothing_and_who_saw_an_edit_still_wins",
    ),
    mutant(
        "sync: what came late is no recent change",
        "aside",
        "    others = [one for one in others if _unseen(history, record_id, name, stamp, one[0])]\n",
        "    others = []\n",
        RECENT + "test_what_came_in_late_is_told_though_one_wrote_twice_since",
    ),
    mutant(
        "sync: what one read and changed is news",
        "aside",
        "    return shown != other\n",
        "    return True\n",
        RECENT + "test_who_changes_what_they_had_read_is_told_nothing_and_the_other_is",
    ),
]
