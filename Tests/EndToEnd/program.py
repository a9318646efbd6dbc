"""The program's manners: statuses, streams, languages, mistakes, and the demonstration."""

import json
import os
import pathlib
import socket
import subprocess
import tempfile

from harness import expect, simulator

ROOT = pathlib.Path(__file__).resolve().parents[2]


def run(book):
    with book.home() as home:
        book.check("Version and help are results", lambda: helped(home))
        book.check("Mistakes end with 2 and say what to type", lambda: mistakes(home))
        book.check("An empty home explains itself", lambda: empty(home))
        book.check("Settings that cannot be used are refused by name", lambda: settings(home))
    with book.home() as home:
        day = book.day(home.path / "day", "--visits", "2", "--clean")
        with simulator(book.program, day["platform_seed"]) as platform:
            book.check("Refused credentials are not saved", lambda: refused(home, platform, day))
        book.check("An unreachable platform saves the configuration and ends sync with 3",
                   lambda: unreachable(home, day))
        book.check("Without an organization id one is derived, and the records replace it",
                   lambda: derived(home, day))
        book.check("A lost key file is told and never made anew", lambda: lost_key(home))
    for language, word in (("en_US.UTF-8", "lost"), ("id_ID.UTF-8", "hilang")):
        book.check(f"The demonstration loses nothing and doubles nothing ({language})",
                   lambda language=language, word=word: demo(book, language, word))
    book.check("The launcher builds once, again after a change, and passes arguments on",
               launcher)


def helped(home):
    expect(home.call("--version").ends(0).out.startswith("jembatan "), "version")
    shown = home.call("--help").ends(0)
    for command in ("config", "import", "sync", "status", "queue", "errors", "alerts",
                    "patient", "practitioner", "location", "consent", "simulator", "doctor", "demo"):
        expect(command in shown.out, f"the help does not name {command}")


def mistakes(home):
    for words in (("nonsense",), ("sync", "--nonsense"), ("sync", "--timeout", "5"),
                  ("import",), ("queue", "show", "no-uuid"), ("queue", "list", "--status", "x"),
                  ("config", "set"), ("demo", "--visits", "0")):
        answer = home.call(*words).ends(2)
        expect(answer.out == "", f"{answer}")
        expect(answer.err, f"{answer}")
        document = home.call(*words, "--json").ends(2).json
        expect(document["error"]["code"] == "USAGE", f"{document}")


    for words in (("patient", "3171234567890123"), ("status", "--encounter", "3171234567890123")):
        answer = home.call(*words).ends(2)
        expect("3171234567890123" not in answer.out + answer.err, "a number is repeated")


def empty(home):
    for words in (("status",), ("sync", "--until-empty"), ("queue", "list"), ("import", "-")):
        answer = home.call(*words, "--json").ends(2)
        expect(answer.json["error"]["code"] == "CONFIG_NOT_FOUND", f"{answer}")
        expect("config set" in answer.json["error"]["advice"], f"{answer}")
    expect(not (home.path / "data").exists(), "a question made a home")
    home.call("doctor", "--json").ends(1)


def settings(home):
    for name, value in (("JEMBATAN_RATE_REQUESTS_PER_MINUTE", "0"),
                        ("JEMBATAN_RETRY_MAX_RETRIES", "many"),
                        ("JEMBATAN_RETRY_BACKOFF_MULTIPLIER", "0.1"),
                        ("JEMBATAN_RECONCILE_INDEX_DELAY_MS", "-1")):
        answer = home.call("status", "--json", **{name: value}).ends(2)
        expect(name in answer.json["error"]["message"], f"{answer}")
    told = home.call("status", JEMBATAN_RATE_BURST="7")
    expect("JEMBATAN_RATE_BURST" in told.err, f"{told}")


def refused(home, platform, day):
    wrong = dict(day, client_secret="not-the-secret")
    answer = home.configure(platform, wrong).ends(1)
    expect(answer.json["error"]["code"] == "INVALID_CREDENTIALS", f"{answer}")
    home.call("config", "show", "--json").ends(2)


def unreachable(home, day):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    class Nowhere:
        url = f"http://127.0.0.1:{port}"

    answer = home.configure(Nowhere, day).ends(0)
    expect(answer.json["token_status"] == "not_obtained" and answer.json["warnings"], f"{answer}")
    home.call("import", day["records"], "--json").ends(0)
    answer = home.call("sync", "--until-empty", "--json", seconds=60)
    expect(answer.status == 3 and answer.json["end"] == "unreachable", f"{answer}")
    expect(answer.json["failed"] == 0, f"an outage failed something: {answer}")
    home.call("config", "test", "--json").ends(3)
    expect(home.call("doctor", "--json").ends(3).json["fault"] == "network", "fault")


def derived(home, day):
    with tempfile.TemporaryDirectory(dir=home.path) as data:
        place = {"JEMBATAN_HOME": data}
        set_up = home.call(
            "config", "set", "--client-id", "a", "--client-secret-file", "-",
            "--satusehat-organization-id", "100000001", "--offline", "--json",
            stdin=b"secret", **place).ends(0).json
        expect(set_up["organization_id"] != day["organization_id"], "guessed")
        home.call("import", day["records"], "--json", **place).ends(0)
        shown = home.call("config", "show", "--json", **place).ends(0).json["items"]
        expect([item["organization_id"] for item in shown] == [day["organization_id"]],
               f"{shown}")


def lost_key(home):
    key = home.path / "data" / "master.key"
    kept = key.read_bytes()
    key.unlink()
    answer = home.call("status", "--json").ends(2)
    expect(answer.json["error"]["code"] == "KEY_MISSING", f"{answer}")
    key.write_bytes(bytes(reversed(kept.strip())) + b"\n")
    answer = home.call("status", "--json").ends(1)
    expect(answer.json["error"]["code"] == "WRONG_KEY", f"{answer}")
    expect(home.call("doctor", "--json").ends(1).json["fault"] == "storage", "fault")
    key.write_bytes(kept)
    home.call("status", "--json").ends(0)


def demo(book, language, word):
    with book.home(LANG=language) as home:
        answer = home.call("demo").ends(0)
        expect(f"0 {word}" in answer.out, f"{answer}")
        document = home.call("demo", "--json").ends(0).json
        expect(document["lost"] == document["doubled"] == 0, f"{document}")
        expect(document["encounters"] >= 40, f"{document}")
        expect(document["problems"] and all(p["deliberate"] for p in document["problems"]),
               f"{document}")
        kept = home.call("demo", "--json", "--keep", "--visits", "3").ends(0).json["home"]
        expect(home.call("status", "--json", JEMBATAN_HOME=kept).ends(0).json["completed"] > 0,
               "nothing kept")
        subprocess.run(["rm", "-r", "--", kept], check=True)


def launcher():
    """With a compiler that only pretends, in a directory with spaces, from elsewhere."""
    with tempfile.TemporaryDirectory(prefix="jembatan launcher ") as directory:
        place = pathlib.Path(directory) / "a clone"
        (place / "Sources").mkdir(parents=True)
        (place / "Tools").mkdir()
        for name in ("jembatan", "Tools/prepare", "Package.swift"):
            (place / name).write_bytes((ROOT / name).read_bytes())
        (place / "jembatan").chmod(0o755)
        (place / "Sources" / "a.swift").write_text("// one\n")
        tools = pathlib.Path(directory) / "bin"
        tools.mkdir()
        (tools / "swift").write_text(PRETENDER)
        (tools / "swift").chmod(0o755)
        surroundings = {"PATH": f"{tools}:{os.environ['PATH']}", "HOME": directory, "LANG": "C",
                        "PRETENDER_LOG": f"{directory}/log", "PRETENDER_ROOT": str(place)}

        def call(*arguments):
            return subprocess.run([place / "jembatan", *arguments], cwd="/", env=surroundings,
                                  capture_output=True, text=True, timeout=120, check=False)

        def builds():
            return len(pathlib.Path(surroundings["PRETENDER_LOG"]).read_text().splitlines())

        first = call("import", "a b", "")
        expect(first.stdout == "import|a b||", f"{first}")
        expect(first.returncode == 3, "the program's status is lost")
        expect(builds() == 1, "not built")
        expect(call("x").stdout == "x|" and builds() == 1, "built again without a change")
        (place / "Sources" / "a.swift").write_text("// two, longer\n")
        expect(call("x").stdout == "x|" and builds() == 2, "not built after a change")
        linked = pathlib.Path(directory) / "linked"
        linked.symlink_to(place / "jembatan")
        again = subprocess.run([linked, "x"], env=surroundings, capture_output=True, text=True,
                               check=False)
        expect(again.stdout == "x|", f"{again}")
        surroundings["PRETENDER_VERSION"] = "6.1"
        (place / "Sources" / "a.swift").write_text("// three\n")
        old = call("x")
        expect(old.returncode == 2 and "swift.org" in old.stderr, f"{old}")


PRETENDER = r"""#!/bin/sh
case "$1" in
    --version) echo "Swift version ${PRETENDER_VERSION:-6.3.1} (pretended)"; exit 0 ;;
esac
echo "$*" >>"$PRETENDER_LOG"
mkdir -p "$PRETENDER_ROOT/.build/release"
cat >"$PRETENDER_ROOT/.build/release/jembatan" <<'PROGRAM'
#!/bin/sh
for argument; do printf '%s|' "$argument"; done
exit 3
PROGRAM
chmod +x "$PRETENDER_ROOT/.build/release/jembatan"
echo "[1/2] Compiling"
"""
