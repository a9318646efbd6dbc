"""The process is killed at every named point, at random moments, and beside another one.

Whatever happens, what the platform holds in the end is what one undisturbed run leaves there.
"""

import collections
import contextlib
import datetime
import json
import random
import signal
import time

from harness import COMMAND_SECONDS_MAX, expect, records, simulator

# A search sees a write after 20 ms, and the engine believes an empty answer no sooner than after 40.
INDEX_DELAY = ("--index-delay-ms", "20")
SETTINGS = {"JEMBATAN_RECONCILE_INDEX_DELAY_MS": "40", "JEMBATAN_RETRY_MAX_RETRIES": "30"}

# Points of taking records in, which import passes: a batch at a time, then record by record.
DOOR = (("after-accept", 1), ("after-accept", 2), ("after-accept", 4), ("after-plan", 1),
        ("after-plan", 8), ("after-plan", 40))
# Points of one send and how often each is let pass before the process dies there.
SENDING = ("before-claim", "after-claim", "before-intent", "after-intent", "answer-read",
           "before-settle", "after-settle")
TIMES = (1, 9, 60)
STORED_BUT_LOST = ("cut-after", "500-after")

ROUGH = [{"fault": "429", "probability": 0.05, "retry_after_seconds": 1},
         {"fault": "500", "probability": 0.05},
         {"fault": "cut-after", "probability": 0.03},
         {"fault": "truncated", "probability": 0.02}]
ROUGH_TOKEN_SECONDS = 20
# A quarter of the shortest wait that the platform asks for.
UNDER_WAY_SECONDS_MAX = 0.25


def run(book):
    with contextlib.ExitStack() as stack:
        clinic = Clinic(book, stack.enter_context(book.home()).path / "day", visits=2)
        book.check("An undisturbed run leaves nothing open", clinic.measure)
        expect(clinic.wanted, "there is nothing to compare with")
        for point, times in DOOR:
            book.check(f"Killed at {point}, time {times}, while taking in: once more completes it",
                       lambda spec=f"{point}:{times}": killed_at_the_door(clinic, spec))
        for point in SENDING:
            for times in TIMES:
                book.check(f"Killed at {point}, time {times}: nothing lost, nothing twice",
                           lambda spec=f"{point}:{times}": killed(clinic, [spec]))
        for place, point in enumerate(SENDING + ("before-look",)):
            kind = STORED_BUT_LOST[place % 2]
            book.check(f"The same at {point} while answers are lost after storing ({kind})",
                       lambda point=point, kind=kind: killed(
                           clinic, [f"{point}:2", f"{point}:5"], lost(kind)))
        book.check("Killed at each step of finding out what became of a request",
                   lambda: killed(clinic, ["answer-read:20", "after-rescue", "before-look",
                                           "after-rescue", "answer-read:2", "before-settle:2",
                                           "after-settle:2"]))
        for fault, words in (("slow", "stored and the answer is on its way"),
                             ("timeout-before", "written and not stored")):
            book.check(f"Killed when a request is {words}: nothing lost, nothing twice",
                       lambda fault=fault: killed_in_between(clinic, fault))
        book.check("A fail point that was not allowed, or is none, does nothing or is told",
                   lambda: guarded(clinic))
        book.check("Two processes on one home and a restart keep one pace",
                   lambda: one_pace(clinic))
    book.check(f"{book.kills} kills at random moments of a rough day leave what a clean one does"
               f" (seed {book.seed})", lambda: killed_at_random(book))


class Clinic:
    """One invented day, and what an undisturbed run makes of it."""

    def __init__(self, book, directory, visits):
        self.book = book
        self.day = book.day(directory, "--visits", str(visits), "--clean")
        self.wanted = None

    @contextlib.contextmanager
    def opened(self, imported=True):
        """A new home, configured, against a new platform."""
        with self.book.home(**SETTINGS) as home, \
                simulator(self.book.program, self.day["platform_seed"], *INDEX_DELAY) as platform:
            home.configure(platform, self.day).ends(0)
            if imported:
                self.hand_in(home)
            yield home, platform

    def hand_in(self, home):
        answer = home.call("import", self.day["records"], "--json").ends(0).json
        expect(answer["accepted"] + answer["ignored"] == len(records(self.day)), f"{answer}")

    def measure(self):
        with self.opened() as (home, platform):
            home.sync().ends(0)
            self.wanted = content(platform)
            expect(platform.ask("violations") == [], "violations")

    def ends_well(self, home, platform):
        """One more run completes everything: all of it once, and not a request too many."""
        answer = home.sync().ends(0)
        counts = answer.json
        expect(counts["failed"] == counts["blocked"] == counts["pending"] == 0, f"{answer}")
        found = content(platform)
        expect(found == self.wanted,
               f"missing {sorted((self.wanted - found).elements())[:3]},"
               f" too many {sorted((found - self.wanted).elements())[:3]}")
        check_ids(home, platform)
        before = platform.counts["requests"]
        home.sync().ends(0)
        expect(platform.counts["requests"] == before, "a finished queue still sends")


# MARK: - Scenarios


def killed(clinic, specs, faults=()):
    with clinic.opened() as (home, platform):
        platform.ask("faults", "POST", list(faults))
        for spec in specs:
            dies(home, spec, "sync", "--until-empty", "--json")
        clinic.ends_well(home, platform)
        check_violations(home, platform)


def killed_at_the_door(clinic, spec):
    with clinic.opened(imported=False) as (home, platform):
        dies(home, spec, "import", clinic.day["records"], "--json")
        clinic.hand_in(home)
        clinic.ends_well(home, platform)
        check_violations(home, platform)


def killed_in_between(clinic, fault):
    """No point inside the process lies here: the platform tells that it has the request."""
    with clinic.opened() as (home, platform):
        platform.ask("faults", "POST",
                     [{"fault": fault, "method": "POST", "type": "Observation", "nth": nth,
                       "seconds": 30} for nth in (2, 4)])
        process = home.start("sync", "--until-empty", "--json")
        waits_until(lambda: any(entry["fault"] for entry in platform.ask("log")))
        slay(process)
        platform.ask("faults", "DELETE")
        clinic.ends_well(home, platform)
        check_violations(home, platform)


def guarded(clinic):
    with clinic.opened() as (home, platform):
        home.call("status", "--json", JEMBATAN_FAIL_POINT="no-such-point").ends(0)
        answer = home.call("status", "--json", **fail_point("no-such-point")).ends(2)
        expect(answer.json["error"]["code"] == "SETTING_INVALID", f"{answer}")
        home.call("status", "--json", **fail_point("after-plan:0")).ends(2)
        home.call("sync", "--until-empty", "--json", JEMBATAN_FAIL_POINT="after-plan").ends(0)
        clinic.ends_well(home, platform)


def killed_at_random(book):
    """Rounds of a rough day, each with a new home, until as many processes died as were asked for."""
    chance = random.Random(book.seed)
    died = rounds = 0
    with book.home() as place:
        clinic = Clinic(book, place.path / "day", visits=12)
        clinic.measure()
        while died < book.kills:
            rounds += 1
            with clinic.opened() as (home, platform):
                platform.ask("faults", "POST", ROUGH)
                platform.ask("settings", "POST", {"token_lifetime_seconds": ROUGH_TOKEN_SECONDS})
                deaths = []
                while died + len(deaths) < book.kills:
                    process = home.start("sync", "--until-empty", "--json",
                                         JEMBATAN_RATE_REQUESTS_PER_MINUTE="6000",
                                         JEMBATAN_RATE_BURST_SIZE="10")
                    time.sleep(chance.uniform(0.02, 1.5))
                    if not slay(process):
                        break
                    deaths.append(time.time())
                died += len(deaths)
                clinic.ends_well(home, platform)
                check_violations(home, platform, deaths)
    print(f"    {died} kills in {rounds} rounds", flush=True)


def one_pace(clinic):
    # So slow that a busy machine's delays between permit and platform bunch few requests together.
    per_second, burst = 6, 10
    pace = {"JEMBATAN_RATE_REQUESTS_PER_MINUTE": str(per_second * 60),
            "JEMBATAN_RATE_BURST_SIZE": str(burst)}
    niks = [record["data"]["nik"] for record in records(clinic.day)
            if record["kind"] == "patient" and record["data"].get("nik")]
    with clinic.opened() as (home, platform):
        home.environment.update(pace)
        before = platform.counts["requests"]
        looked_up = 0
        for is_last in (False, True):
            process = home.start("sync", "--until-empty", "--json")
            waits_until(lambda start=platform.counts["requests"]:
                        platform.counts["requests"] > start)
            second = home.call("sync", "--until-empty", "--json").ends(2)
            expect(second.json["error"]["code"] == "ALREADY_RUNNING", f"{second}")
            for _ in range(6):
                home.call("patient", "lookup", "-", "--json", stdin=niks[0].encode()).ends(0)
                looked_up += 1
            expect(process.poll() is None, "the run was over before the look-ups were")
            if is_last:
                process.communicate(timeout=COMMAND_SECONDS_MAX)
            else:
                slay(process)
        clinic.ends_well(home, platform)
        times = [moment(entry) for entry in platform.ask("log")][before:]
        expect(len(times) > looked_up + burst, f"only {len(times)} requests")
        excess = max_excess(times, per_second, burst)
        # What the way to the platform may bunch together; a second burst would be twice as much.
        expect(excess <= burst / 2, f"{excess:.1f} requests too many in one window")
        seconds = times[-1] - times[0]
        expect(len(times) >= per_second * seconds / 3, f"{len(times)} requests in {seconds:.0f} s")


# MARK: - Dying


def fail_point(spec):
    return {"JEMBATAN_FAIL_POINT": spec, "JEMBATAN_FAIL_POINTS_ALLOWED": "1"}


def dies(home, spec, *arguments):
    answer = home.call(*arguments, seconds=60, **fail_point(spec))
    expect(answer.status == -signal.SIGKILL, f"{spec} was not reached: {answer}")


def slay(process):
    """Kills a process; false when it had ended by itself."""
    process.send_signal(signal.SIGKILL)
    out, err = process.communicate(timeout=20)
    expect(process.returncode in (0, -signal.SIGKILL),
           f"ended by itself with {process.returncode}: {out[-500:]} {err[-500:]}")
    return process.returncode != 0


def lost(kind):
    return [{"fault": kind, "method": "POST", "nth": nth} for nth in (3, 20, 21, 50, 90)]


def waits_until(condition, seconds=30):
    end = time.monotonic() + seconds
    while not condition():
        expect(time.monotonic() < end, "what was waited for did not happen")
        time.sleep(0.02)


# MARK: - Comparing


def content(platform):
    """What the platform holds, each resource named by what it says instead of by its id.

    Whether a medication is referred to or contained is left out: one whose answer was lost, and which
    no search finds, travels contained.
    """
    items = platform.resources
    names = {f"{item['type']}/{item['id']}": business_name(item) for item in items}
    found = collections.Counter()
    for item in items:
        resource = {name: value for name, value in item["resource"].items()
                    if name not in ("id", "meta", "contained", "medicationReference")}
        found[f"{item['type']} {json.dumps(renamed(resource, names), sort_keys=True)}"] += 1
    return found


def business_name(item):
    identifier = item["resource"].get("identifier")
    first = identifier[0] if isinstance(identifier, list) and identifier else identifier
    return f"{item['type']} {first['system']}|{first['value']}" if first else item["type"]


def renamed(value, names):
    if isinstance(value, dict):
        return {name: names.get(inner, inner) if name == "reference" else renamed(inner, names)
                for name, inner in value.items()}
    if isinstance(value, list):
        return [renamed(inner, names) for inner in value]
    return value


def rows(home):
    return home.call("queue", "list", "--limit", "10000", "--json",
                     remembered=False).ends(0).json["items"]


def contained(home):
    return sum(row["resource_type"] == "Medication" and row["skip_reason"] == "contained"
               for row in rows(home))


def heard_offers(home):
    """Answers to a Medication that this side wrote down and that tell what became of it."""
    medications = [row["id"] for row in rows(home) if row["resource_type"] == "Medication"]
    shown = [home.call("queue", "show", identifier, "--json", remembered=False).ends(0).json
             for identifier in medications]
    return sum(200 <= (attempt["response_status"] or 0) < 500
               for delivery in shown for attempt in delivery["attempts"]
               if attempt["request_method"] == "POST")


def check_ids(home, platform):
    """Each delivery knows the id of its own resource, and no two the same."""
    ours = [f"{row['resource_type']}/{row['satusehat_id']}" for row in rows(home)
            if row["operation"] == row["stage"] == "create" and row["status"] == "completed"]
    theirs = {f"{item['type']}/{item['id']}" for item in platform.resources}
    expect(len(ours) == len(set(ours)), "two deliveries claim one resource")
    expect(set(ours) <= theirs, f"unknown ids: {sorted(set(ours) - theirs)[:3]}")
    strangers = theirs - set(ours)
    expect(all(name.startswith("Medication/") for name in strangers)
           and len(strangers) <= contained(home), f"nobody knows {sorted(strangers)[:3]}")


def check_violations(home, platform, deaths=()):
    """None, but for what no client can help: a Medication is offered again for each of its answers
    that was lost, on the way or with the process that was to read it; what is under way beside a 429
    arrives after it, and a process that dies between hearing and writing down forgets a token or a
    `Retry-After`."""
    log = {entry["number"]: entry for entry in platform.ask("log")}
    throttled = [moment(entry) for entry in log.values() if entry["status"] == 429]
    seen = collections.Counter()
    for violation in platform.ask("violations"):
        if violation["kind"] == "ignored-retry-after":
            at = moment(log[violation["request"]])
            heard = max(answered for answered in throttled if answered <= at)
            if at - heard <= UNDER_WAY_SECONDS_MAX:
                continue
            if any(heard - UNDER_WAY_SECONDS_MAX <= death <= at for death in deaths):
                continue
        seen[f"{violation['kind']} {violation['type']}"] += 1
    again = seen.pop("duplicate-identifier Medication", 0)
    refused_again = seen.pop("repeated-refusal Medication", 0)
    offers = [entry for entry in log.values()
              if entry["type"] == "Medication" and entry["method"] == "POST"
              and entry["status"] != 401]
    unheard = len(offers) - heard_offers(home)
    # Each refusal but the first of one Medication follows a refusal that went unheard.
    expect(again <= unheard and refused_again <= max(0, unheard - 1),
           f"{again} Medications were offered again, {refused_again} after a refusal,"
           f" but only {unheard} answers went unheard")
    forgotten = sum(count for name, count in seen.items()
                    if name.startswith("needless-token-request "))
    others = {name: count for name, count in seen.items()
              if not name.startswith("needless-token-request ")}
    expect(not others and forgotten <= len(deaths), f"violations: {dict(seen)}")


def moment(entry):
    return datetime.datetime.fromisoformat(entry["at"]).timestamp()


def max_excess(times, per_second, burst):
    """By how many requests the fullest of all windows is above the bucket."""
    level = worst = 0.0
    last = times[0]
    for at in times:
        level = max(0.0, level - (at - last) * per_second) + 1
        last = at
        worst = max(worst, level - burst)
    return worst
