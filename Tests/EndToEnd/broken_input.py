"""Broken input of many kinds: a finding with code and path, never a crash, good records go on."""

import copy
import itertools
import json

from harness import expect, records, simulator

SPOILED = "\u0000spoiled"
REVISIONS = itertools.count(1_000)


def run(book):
    with book.home() as home:
        day = book.day(home.path / "day", "--visits", "4", "--clean")
        with simulator(book.program, day["platform_seed"]) as platform:
            home.configure(platform, day).ends(0)
            home.call("import", day["records"], "--json").ends(0)
            cases = list(broken_cases(records(day)))
            for number, (name, lines) in enumerate(cases):
                good = fresh_patient(records(day), number)
                book.check(f"Broken input: {name}",
                           lambda lines=lines, good=good: refused(home, lines, good))
            book.check("There are at least forty kinds of broken input",
                       lambda: expect(len(cases) >= 40, f"only {len(cases)}"))
            book.check("Whole files that are no JSON are refused with a finding",
                       lambda: unreadable_files(home))
            book.check("A broken element of an array leaves the others alone",
                       lambda: arrays(home, records(day)))
            book.check("What an early batch misses and a late one brings is no finding",
                       lambda: backwards(home, records(day)))
            book.check("Paths that do not exist change nothing", lambda: missing(home, day))
            book.check("A file of ten thousand lines is read in batches", lambda: large(home, records(day)))


def line(value):
    return json.dumps(value, ensure_ascii=False).encode()


def fresh_patient(all_records, number):
    """A good record that is new: a patient under another id."""
    patient = copy.deepcopy(next(r for r in all_records if r["kind"] == "patient"))
    patient["id"] = f"00000000-0000-4000-8000-{number:012d}"
    patient["data"]["mrn"] = f"NEW-{number}"
    return patient


def refused(home, broken, good):
    """The broken line gets an error with code and path; the good one beside it goes through."""
    file = home.path / "broken.ndjson"
    file.write_bytes(broken + b"\n" + line(good) + b"\n")
    answer = home.call("import", file, "--json").ends(1)
    errors = [f for f in answer.json["findings"] if f["severity"] == "error"]
    expect(errors, f"no error: {answer}")
    expect(all(f["code"] and f["path"] and f["message"] for f in errors), f"{errors}")
    expect(all(f["origin"] == "broken.ndjson:1" for f in errors), f"{errors}")
    expect(answer.json["accepted"] >= 1, f"the good record was not taken: {answer}")
    expect(answer.seconds < 30, f"it took {answer.seconds:.0f} s")
    for text in (answer.out, answer.err):
        expect("spoiled" not in text, "a value of the record is repeated")
        expect("Fatal error" not in text and "Stack dump" not in text, "it crashed")


def broken_cases(all_records):
    """Pairs of a name and the bytes of one line."""
    patient = next(r for r in all_records if r["kind"] == "patient")
    visit = next(r for r in all_records if r["kind"] == "encounter" and r["data"].get("diagnoses")
                 and r["data"].get("vital_signs"))
    whole = line(patient)
    yield "truncated", whole[: len(whole) // 2]
    yield "truncated inside an escape", whole[:20] + b'"\\u00'
    yield "not JSON at all", b"<html>spoiled</html>"
    yield "a bare word", b"spoiled"
    yield "bad UTF-8", whole.replace(b'"mrn"', b'"mr\xff\xfe"')
    yield "an overlong encoding", whole.replace(b'"mrn"', b'"mr\xc0\xaf"')
    yield "a lone surrogate", whole.replace(b'"mrn"', b'"mr\\ud800"')
    yield "a control character in a string", whole.replace(b'"mrn"', b'"m\x01rn"')
    yield "a member twice", b'{"kind":"patient",' + whole[1:]
    yield "something after the value", whole + b" spoiled"
    yield "two values on one line", whole + whole
    yield "a trailing comma", whole[:-1] + b",}"
    yield "single quotes", whole.replace(b'"', b"'")
    yield "a number with a leading zero", whole.replace(b'"revision": 1', b'"revision": 01')
    yield "not a number", whole.replace(b'"revision": 1', b'"revision": NaN')
    yield "deep nesting of arrays", b"[" * 100_000 + b"]" * 100_000
    yield "deep nesting of objects", b'{"a":' * 50_000 + b"1" + b"}" * 50_000
    yield "a string of 20 MB", line(changed(patient, "data.full_name", "x" * 20_000_000))
    yield "a number of a thousand digits", whole.replace(
        b'"revision": 1', b'"revision": ' + b"9" * 1000)
    yield "an empty object", b"{}"
    yield "an array as a line", b"[1,2]"
    yield "null as a line", b"null"
    for name, path, value in (
        ("no kind", "kind", None),
        ("an unknown kind", "kind", SPOILED),
        ("a kind of the wrong type", "kind", 7),
        ("no id", "id", None),
        ("an id that is no UUID", "id", SPOILED),
        ("no organization", "organization_id", None),
        ("an unknown organization", "organization_id", "99999999-0000-4000-8000-000000000000"),
        ("no revision", "revision", None),
        ("a revision of zero", "revision", 0),
        ("a negative revision", "revision", -3),
        ("a revision as text", "revision", "1"),
        ("a revision with a fraction", "revision", 1.5),
        ("an unknown schema version", "schema_version", "9.9"),
        ("a change without an offset", "changed_at", "2026-03-04T09:00:00"),
        ("a change on 30 February", "changed_at", "2026-02-30T09:00:00+07:00"),
        ("data that is a list", "data", []),
        ("no data", "data", None),
    ):
        yield name, line(changed(renewed(patient), path, value))
    for name, path, value in (
        ("a NIK of 15 digits", "data.nik", "990101010101000"),
        ("a NIK with a letter", "data.nik", "99010101010100X1"),
        ("a NIK as a number", "data.nik", 9901010101010001),
        ("a gender that is none", "data.gender", SPOILED),
        ("a birth date that is none", "data.birth_date", "1990-13-01"),
        ("a name that is a list", "data.full_name", [SPOILED]),
        ("an empty name", "data.full_name", ""),
    ):
        yield name, line(changed(renewed(patient), path, value))
    for name, path, value in (
        ("an unknown patient", "data.patient_id", "99999999-0000-4000-8000-000000000001"),
        ("a period that runs backwards", "data.period_end", "2015-01-01T00:00:00+07:00"),
        ("a start without an offset", "data.period_start", "2026-03-04T09:00:00"),
        ("a status that is none", "data.status", SPOILED),
        ("a class that is none", "data.class", SPOILED),
        ("no diagnosis", "data.diagnoses", []),
        ("a diagnosis code of the wrong shape", "data.diagnoses.0.icd10.code", "6J.9"),
        ("an unknown practitioner", "data.participants.0.practitioner_id",
         "99999999-0000-4000-8000-000000000002"),
        ("an unknown location", "data.locations.0.location_id",
         "99999999-0000-4000-8000-000000000003"),
        ("a heart rate out of range", "data.vital_signs.0.heart_rate", 4000),
        ("a heart rate as text", "data.vital_signs.0.heart_rate", "82"),
        ("a history that begins in the middle", "data.status_history.0.status", "finished"),
    ):
        yield name, line(changed(renewed(visit), path, value))


def renewed(record):
    """The same record as a later revision."""
    again = copy.deepcopy(record)
    again["revision"] = next(REVISIONS)
    return again


def changed(record, path, value):
    """A copy with one value exchanged, or left out for None."""
    record = copy.deepcopy(record)
    *way, last = path.split(".")
    place = record
    for step in way:
        place = place[int(step)] if isinstance(place, list) else place[step]
    if isinstance(place, list):
        place[int(last)] = value
    elif value is None:
        place.pop(last, None)
    else:
        place[last] = value
    return record


def unreadable_files(home):
    for name, content in (("empty.json", b""), ("image.json", bytes(range(256)) * 10),
                          ("page.json", b"<!doctype html>"), ("half.json", b'{"kind": "pat')):
        file = home.path / name
        file.write_bytes(content)
        answer = home.call("import", file, "--json").ends(2)
        codes = {f["code"] for f in answer.json["findings"]}
        expect(codes and all(code.startswith("JSON_") for code in codes), f"{answer}")
    file = home.path / "quiet.ndjson"
    file.write_bytes(b"\n\n")
    home.call("import", file, "--json").ends(0)


def arrays(home, all_records):
    good = line(fresh_patient(all_records, 900))
    other = line(fresh_patient(all_records, 901))
    last = line(fresh_patient(all_records, 902))
    file = home.path / "array.json"
    file.write_bytes(b"\xef\xbb\xbf[" + good + b', {"a":1,"a":2} ,\n' + other + b",{},"
                     + last + b'\n,{"kind":"pat')
    answer = home.call("import", file, "--json").ends(1)
    expect(answer.json["accepted"] == 3, f"{answer}")
    origins = {f["origin"] for f in answer.json["findings"] if f["severity"] == "error"}
    expect(origins == {"array.json[1]", "array.json[3]", "array.json[5]"}, f"{answer}")
    piped = home.call("import", "-", "--json", stdin=b"[" + good + b"]").ends(0)
    expect(piped.json["ignored"] == 1, f"{piped}")


def backwards(home, all_records):
    """A visit first, a thousand known lines, and its patient and doctor at the end."""
    patient = fresh_patient(all_records, 800)
    doctor = copy.deepcopy(next(r for r in all_records if r["kind"] == "practitioner"))
    visit = copy.deepcopy(next(r for r in all_records if r["kind"] == "encounter"
                               and r["data"]["status"] == "finished"))
    known = doctor["id"]
    doctor["id"] = "00000000-0000-4000-8000-000000000801"
    visit["id"] = "00000000-0000-4000-8000-000000000802"
    visit["data"]["encounter_number"] += "-B"
    text = json.dumps(visit).replace(visit["data"]["patient_id"], patient["id"])
    text = text.replace(known, doctor["id"])
    filler = line(next(r for r in all_records if r["kind"] == "location"))
    file = home.path / "backwards.ndjson"
    file.write_bytes(b"\n".join([text.encode(), *[filler] * 1_200, line(patient), line(doctor)]))
    answer = home.call("import", file, "--json").ends(0)
    expect(answer.json["accepted"] == 3 and answer.json["ignored"] == 1_200, f"{answer}")
    expect(answer.json["refused"] == 0, f"{answer}")


def missing(home, day):
    answer = home.call("import", day["records"], home.path / "none.json", "--json").ends(2)
    expect(answer.json["error"]["code"] == "INPUT_UNUSABLE", f"{answer}")
    home.call("import", "--json").ends(2)


def large(home, all_records):
    """Ten thousand lines that are known already."""
    patient = line(next(r for r in all_records if r["kind"] == "patient"))
    file = home.path / "large.ndjson"
    with file.open("wb") as out:
        for _ in range(40):
            out.write((patient + b"\n") * 250)
    answer = home.call("import", file, "--json").ends(0)
    expect(answer.json["ignored"] == 10_000, f"{answer}")
    file.unlink()
