"""A whole day goes in and arrives: complete, in order, once."""

import json
import signal
import subprocess
import time

from harness import Failed, expect, records, simulator, stop


def run(book):
    with book.home() as home:
        day = book.day(home.path / "day", "--visits", "60", "--clean")
        with simulator(book.program, day["platform_seed"]) as platform:
            book.check("Credentials are tried and saved, the secret is not shown",
                       lambda: configured(home, platform, day))
            book.check("A day of 60 visits is accepted without an error",
                       lambda: imported(home, day))
            book.check("The whole day arrives and nothing is refused",
                       lambda: synced(home, platform, day))
            book.check("The platform saw no child before its parent, no duplicate, no bad reference",
                       lambda: no_violation(platform))
            book.check("Every encounter is finished, with its diagnosis and its history",
                       lambda: finished(platform, day))
            book.check("Nothing stands on the platform that is not in the queue, and the reverse",
                       lambda: books_agree(home, platform))
            book.check("The Encounter is finished last but for Composition and late facts",
                       lambda: finished_last(platform))
            book.check("A second import and a second sync send nothing",
                       lambda: nothing_twice(home, platform, day))
            book.check("Status, queue and errors answer in their documented shapes",
                       lambda: shapes(home, day))
            book.check("The doctor finds everything well", lambda: healthy(home))
    with book.home() as home:
        day = book.day(home.path / "day", "--visits", "12")
        with simulator(book.program, day["platform_seed"]) as platform:
            book.check("Deliberate problems are told and everything else arrives",
                       lambda: problems(home, platform, day))
    with book.home() as home:
        day = book.day(home.path / "day", "--visits", "12", "--clean")
        with simulator(book.program, day["platform_seed"]) as platform:
            book.check("A process killed in the middle loses nothing and doubles nothing",
                       lambda: killed(home, platform, day))
    with book.home() as home:
        day = book.day(home.path / "day", "--visits", "5", "--clean")
        with simulator(book.program, day["platform_seed"]) as platform:
            book.check("Faults before and after storing are survived without a double",
                       lambda: faults(home, platform, day))


def configured(home, platform, day):
    answer = home.configure(platform, day).ends(0)
    expect(answer.json["token_status"] == "valid", f"{answer}: no token")
    expect(day["client_secret"] not in answer.out + answer.err, "the secret was printed")
    shown = home.call("config", "show", "--json").ends(0).json["items"]
    expect(len(shown) == 1 and shown[0]["org_satusehat_id"] == day["satusehat_organization_id"],
           f"config show gave {shown}")
    tested = home.call("config", "test", "--json").ends(0).json
    expect(tested["connection_status"] == "success" and tested["organization_verified"],
           f"config test gave {tested}")
    mode = (home.path / "data").stat().st_mode & 0o777
    expect(mode == 0o700, f"the home has the rights {mode:o}")
    for file in (home.path / "data").iterdir():
        expect(file.stat().st_mode & 0o077 == 0, f"{file.name} can be read by others")


def imported(home, day):
    answer = home.call("import", day["records"], "--json").ends(0)
    expect(answer.json["accepted"] == len(records(day)), f"{answer}")
    expect(answer.json["ignored"] == 0, f"{answer}")
    expect(not [f for f in answer.json["findings"] if f["severity"] == "error"], f"{answer}")


def synced(home, platform, day):
    answer = home.sync().ends(0)
    counts = answer.json
    for name in ("failed", "blocked", "pending", "skipped"):
        expect(counts[name] == 0, f"{name} is {counts[name]}: {answer}")
    refused = {status: n for status, n in platform.counts["statuses"].items() if status[0] in "45"}
    expect(not refused, f"the platform refused something: {refused}")
    visits = sum(1 for record in records(day) if record["kind"] == "encounter")
    expect(platform.counts["resources"]["Encounter"] == visits,
           f"{platform.counts['resources']} for {visits} encounters")


def no_violation(platform):
    violations = platform.ask("violations")
    expect(violations == [], f"{len(violations)} violations, first: {violations[:3]}")


def finished(platform, day):
    for item in platform.resources:
        if item["type"] != "Encounter":
            continue
        encounter = item["resource"]
        expect(encounter["status"] == "finished", f"one Encounter is {encounter['status']}")
        expect(encounter.get("diagnosis"), "an Encounter has no diagnosis")
        statuses = [entry["status"] for entry in encounter["statusHistory"]]
        expect(statuses[0] in ("arrived", "in-progress") and statuses[-1] == "finished",
               f"a history runs {statuses}")
        systems = {entry["system"] for entry in encounter["identifier"]}
        expect(any(system.endswith("/" + day["satusehat_organization_id"]) for system in systems),
               f"identifier systems {systems}")


def books_agree(home, platform):
    rows = home.call("queue", "list", "--limit", "10000", "--json", remembered=False).ends(0)
    ours = [f"{row['resource_type']}/{row['satusehat_id']}" for row in rows.json["items"]
            if row["operation"] == "create" and row["status"] == "completed"
            and row["stage"] == "create"]
    # Of a Medication whose answer was lost nobody can learn the id: it travels contained.
    contained = sum(row["resource_type"] == "Medication" and row["skip_reason"] == "contained"
                    for row in rows.json["items"])
    theirs = [f"{item['type']}/{item['id']}" for item in platform.resources]
    strangers = [name for name in set(theirs) - set(ours) if name.startswith("Medication/")]
    expect(len(strangers) <= contained, f"{len(strangers)} Medications, {contained} contained")
    theirs = [name for name in theirs if name not in strangers]
    expect(len(ours) == len(set(ours)), "two deliveries claim one resource")
    expect(set(ours) == set(theirs),
           f"only ours: {sorted(set(ours) - set(theirs))[:5]}, "
           f"only theirs: {sorted(set(theirs) - set(ours))[:5]}")


def finished_last(platform):
    """The update that closes an encounter follows everything stored with a reference to it."""
    entries = platform.ask("log")
    created, closed = {}, {}
    for entry in entries:
        if entry["type"] == "Encounter" and entry["stored"]:
            (created if entry["method"] == "POST" else closed)[entry["stored"]] = entry["number"]
    stored = {entry["stored"]: entry["number"] for entry in entries
              if entry["method"] == "POST" and entry["stored"]}
    expect(created and set(created) == set(closed), "an encounter was not closed")
    for item in platform.resources:
        reference = (item["resource"].get("encounter") or item["resource"].get("context") or {})
        key = reference.get("reference")
        if item["type"] == "Composition":
            expect(stored[f"Composition/{item['id']}"] > closed[key],
                   "a Composition came before its encounter was finished")
        elif key in closed:
            number = stored[f"{item['type']}/{item['id']}"]
            expect(created[key] < number < closed[key],
                   f"a {item['type']} came outside its encounter's life")


def nothing_twice(home, platform, day):
    before = platform.counts["requests"]
    again = home.call("import", day["records"], "--json").ends(0).json
    expect(again["accepted"] == 0 and again["ignored"] == len(records(day)), f"{again}")
    home.sync().ends(0)
    home.sync().ends(0)
    expect(platform.counts["requests"] == before,
           f"{platform.counts['requests'] - before} requests were made")


def shapes(home, day):
    status = home.call("status", "--json").ends(0).json
    expect(set(status) >= {"completed", "failed", "skipped", "blocked", "pending", "by_type",
                           "organizations"}, f"status gave {list(status)}")
    visit = next(record for record in records(day) if record["kind"] == "encounter")
    one = home.call("status", "--encounter", visit["id"], "--json", remembered=False).ends(0).json
    expect(one["status"] == "completed" and one["satusehat_id"], f"one encounter is {one['status']}")
    row = home.call("queue", "list", "--type", "Encounter", "--limit", "1", "--json").ends(0).json
    shown = home.call("queue", "show", row["items"][0]["id"], "--json",
                      remembered=False).ends(0).json
    expect(shown["fhir_resource"]["resourceType"] == "Encounter", "no payload")
    expect(shown["depends_on"] and shown["attempts"], "no parents or no attempts")
    expect(home.call("errors", "list", "--json").ends(0).json == {"items": []}, "errors")
    patient = next(record for record in records(day) if record["kind"] == "patient"
                   and record["data"].get("nik"))
    nik = patient["data"]["nik"]
    found = home.call("patient", "lookup", nik, "--json", remembered=False).ends(0).json
    expect(found["lookup_status"] == "found" and found["ihs_patient_id"], "no patient")
    piped = home.call("patient", "lookup", "-", "--json", stdin=nik.encode(),
                      remembered=False).ends(0).json
    expect(piped["ihs_patient_id"] == found["ihs_patient_id"], "piped otherwise")
    consents = home.call("consent", "show", patient["id"], "--json").ends(0).json
    expect(consents["patient_id"] == patient["id"], "consent of somebody else")
    for kind in ("location", "practitioner"):
        items = home.call(kind, "sync", "--json").ends(0).json["items"]
        expect(items and all(item["outcome"] == "unchanged" for item in items), f"{items}")


def healthy(home):
    answer = home.call("doctor", "--json").ends(0)
    expect(answer.json["verdict"] == "healthy", f"{answer}")


def problems(home, platform, day):
    home.configure(platform, day).ends(0)
    home.call("import", day["records"], "--json").ends(0)
    answer = home.sync()
    expect(answer.status == 1, f"{answer}")
    expect(answer.json["pending"] == 0 and answer.json["failed"] > 0, f"{answer}")
    listed = home.call("errors", "list", "--json").ends(0).json["items"]
    codes = {item["error_code"] for item in listed}
    expect("patient_not_registered" in codes, f"errors: {codes}")
    skipped = home.call("queue", "list", "--status", "skipped", "--json").ends(0).json["items"]
    expect(any(item["skip_reason"].startswith("consent_") for item in skipped), "no skipped one")
    expect(all(item["explanation"] for item in listed), "an error has no explanation")
    error = listed[0]["id"]
    home.call("errors", "show", error, "--json", remembered=False).ends(0)
    home.call("errors", "resolve", error, "--notes", "seen", "--json").ends(0)
    home.call("errors", "resolve", error, "--json").ends(2)
    still = home.call("errors", "list", "--json").ends(0).json["items"]
    expect(error not in {item["id"] for item in still}, "a settled error is listed")
    doctor = home.call("doctor", "--json").ends(1).json
    expect(doctor["verdict"] == "attention" and doctor["fault"] == "data", f"{doctor}")


def killed(home, platform, day):
    home.configure(platform, day).ends(0)
    home.call("import", day["records"], "--json").ends(0)
    for _ in range(4):
        process = home.start("sync", "--until-empty", "--json",
                             JEMBATAN_RATE_REQUESTS_PER_MINUTE="3000",
                             JEMBATAN_RATE_BURST_SIZE="5")
        time.sleep(1.0)
        second = home.call("sync", "--until-empty", "--json")
        if process.poll() is None:
            expect(second.status == 2 and second.json["error"]["code"] == "ALREADY_RUNNING",
                   f"a second process was let in: {second}")
        process.send_signal(signal.SIGKILL)
        process.communicate()
    end = home.sync().ends(0).json
    expect(end["failed"] == end["blocked"] == end["pending"] == 0, f"{end}")
    books_agree(home, platform)
    duplicates = [v for v in platform.ask("violations") if v["kind"] != "duplicate-identifier"]
    expect(duplicates == [], f"{duplicates[:3]}")
    process = home.start("sync", "--json")
    time.sleep(1.5)
    started = time.monotonic()
    process.send_signal(signal.SIGTERM)
    try:
        out, err = process.communicate(timeout=20)
    except subprocess.TimeoutExpired:
        stop(process)
        raise Failed("a stopped sync went on for 20 seconds") from None
    expect(process.returncode == 0, f"ended with {process.returncode}: {err.decode()[-500:]}")
    expect(json.loads(out)["end"] == "stopped", out.decode())
    expect(time.monotonic() - started < 10, "slow to stop")


def faults(home, platform, day):
    home.configure(platform, day).ends(0)
    home.call("import", day["records"], "--json").ends(0)
    kinds = ("500", "502", "503", "cut-before", "cut-after", "500-after", "201-without-id",
             "truncated", "throttled", "401")
    for place, kind in enumerate(kinds, start=1):
        platform.ask("faults", "POST", {"fault": kind, "method": "POST", "nth": place * 5})
    answer = home.sync()
    platform.ask("faults", "DELETE")
    if answer.status != 0:
        for row in home.call("queue", "list", "--status", "failed", "--limit", "1000",
                             "--json").json["items"]:
            home.call("queue", "retry", row["id"], "--json").ends(0)
        answer = home.sync().ends(0)
    expect(answer.json["failed"] == answer.json["pending"] == 0, f"{answer}")
    books_agree(home, platform)

