"""Mutants of who is in a shared folder: codes, whose word counts, and who was taken out."""

from __future__ import annotations

from tests.mutants.journal import mutant

CODES, HOSTS, ROSTER, JUDGING = "share/codes", "share/hosts", "share/roster", "share/judging"
READ = "tests/store/share/test_codes.py"
RULES = "tests/store/share/test_roster.py"
INVITED = "tests/exchange/test_inviting.py"
HOSTED = "tests/exchange/test_hosting.py"
LOST = "tests/exchange/test_adversary_lost.py"
PARTED = "tests/exchange/test_parted.py"

MUTANTS = [
    mutant("who: every place of a code weighs the same", CODES, "weight = _times_x(weight)", "weight = 2", READ),
    mutant(
        "who: a code needs no check",
        CODES,
        "    if _sum(letters[:-1]) != _ROW[letters[-1]]:\n",
        "    if False:\n",
        READ,
    ),
    mutant(
        "who: a code counts twice",
        JUDGING,
        '    if row["id"] in used:\n        return USED\n',
        "",
        f"{INVITED}::test_a_code_used_twice_is_refused_and_both_are_told",
    ),
    mutant(
        "who: a third person in a folder for two",
        JUDGING,
        "    if kind == PAIR and inside and not",
        "    if not kind and inside and not",
        f"{INVITED}::test_a_code_that_was_taken_back_or_is_one_too_many_is_refused",
    ),
    mutant(
        "who: two computers that take each other out",
        JUDGING,
        'said.get((device, by), ("", member, None))[2] is None:',
        "True:",
        HOSTED,
    ),
    mutant(
        "who: a stolen computer's puppet is believed",
        JUDGING,
        "if by not in hanging and said.get",
        "if said.get",
        f"{HOSTED}::test_whom_a_stolen_computer_brought_in_has_no_say_in_who_is_taken_out",
    ),
    mutant(
        "who: anybody names a host's computer", HOSTS, "if one.also and one.by in now and", "if one.also and", RULES
    ),
    mutant(
        "who: a former host speaks for ever", ROSTER, "file.seq <= hosts.last.get(file.dev, file.seq)", "True", RULES
    ),
    mutant("who: anybody's word counts", ROSTER, "if file.dev in hosts.ever and", "if", RULES),
    mutant(
        "who: a computer taken out is believed",
        "share/pull",
        '        if last is not None and header["seq"] > last:\n            raise _TakenOut\n',
        "",
        f"{HOSTED}::test_what_a_computer_wrote_after_it_was_taken_away_counts_nowhere",
    ),
    mutant(
        "who: anybody tells a computer that it is out",
        "share/parting",
        " or not signed_by(envelope, signer.sign):",
        ":",
        PARTED,
    ),
    mutant(
        "who: a lost computer's old code is judged", "share/looking", " and card.by not in seen.revoked]", "]", PARTED
    ),
    mutant(
        "who: what was found again stays out",
        "share/judging",
        "        if last is None:\n",
        "        if False:\n",
        PARTED,
    ),
    mutant(
        "who: a finder who was quicker is believed",
        "share/judging",
        "            claims += [Claim(",
        "            [Claim(",
        PARTED,
    ),
    mutant("who: what was read before is not taken back", "share/taking", "number > last for", "False for", LOST),
    mutant(
        "who: what it took the place of does not stand again",
        "share/taking",
        "        journal.write_joined(written)\n",
        "",
        LOST,
    ),
    mutant(
        "who: honest files are not read again",
        "share/taking",
        " and publish.file_name(number, total) not in there\n",
        "\n",
        LOST,
    ),
    mutant(
        "who: a word is known by its stamp",
        "striking",
        "(record_id, part, name, register)",
        "(record_id, part, name, register[0])",
        LOST,
    ),
    mutant(
        "who: something brings back what was struck",
        "memory",
        "            entry = self.struck.without(record_id, entry)\n",
        "            pass\n",
        LOST,
    ),
    mutant(
        "who: a snapshot does not say what was struck",
        "snapshot",
        "({_STRUCK: memory.struck.words} if memory.struck else {})",
        "{}",
        LOST,
    ),
    mutant("who: a note that went is not made anew", "share/visit", "taking.note_anew(self, all_files)", "pass", LOST),
    mutant("who: what came too early never counts", "share/taking", "    _say(journal, again, False)\n", "", LOST),
    mutant(
        "who: words taken back are kept",
        "share/brought",
        "            self.emptied.add(field)\n",
        "",
        LOST,
    ),
    mutant(
        "who: everybody's key stays when somebody goes",
        "share/stating",
        '{*gone} <= {*last.get("without", ())}',
        "last",
        f"{HOSTED}::test_everybody_s_key_is_a_new_one_once_somebody_left",
    ),
]
