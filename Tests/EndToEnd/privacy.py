"""Nothing of a person and no secret is found by searching files, output and logs."""

import http.server
import json
import threading
import urllib.request

from harness import expect, records, simulator


def run(book):
    with book.home(JEMBATAN_LOG_LEVEL="trace") as home:
        day = book.day(home.path / "day", "--visits", "8")
        with simulator(book.program, day["platform_seed"]) as platform:
            with listening(platform.url) as (url, tokens):
                book.check("The day goes through while everything is logged",
                           lambda: worked(home, day, url))
                book.check("NIK, names, secret and token are in no file, output or log",
                           lambda: searched(home, day, tokens))
                book.check("A NIK in a mistaken call is not repeated", lambda: mistaken(home))
                book.check("Look-up and queue show still answer with what was asked for",
                           lambda: answered(home, day))


class listening:
    """A listener between bridge and platform that remembers the tokens it saw."""

    def __init__(self, target):
        self.target = target
        self.tokens = set()

    def __enter__(self):
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def pass_on(self):
                length = int(self.headers.get("Content-Length") or 0)
                request = urllib.request.Request(
                    outer.target + self.path, data=self.rfile.read(length) if length else None,
                    method=self.command,
                    headers={name: value for name, value in self.headers.items()
                             if name.lower() not in ("host", "content-length", "connection")})
                try:
                    with urllib.request.urlopen(request, timeout=60) as answer:
                        status, headers, body = answer.status, answer.headers, answer.read()
                except urllib.error.HTTPError as refusal:
                    status, headers, body = refusal.code, refusal.headers, refusal.read()
                if "oauth2" in self.path and status == 200:
                    outer.tokens.add(json.loads(body)["access_token"])
                self.send_response(status)
                for name, value in headers.items():
                    if name.lower() not in ("content-length", "transfer-encoding", "connection",
                                            "date", "server"):
                        self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            do_GET = do_POST = do_PUT = do_PATCH = pass_on

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self.server.server_address[1]}", self.tokens

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


def worked(home, day, url):
    class Through:
        pass

    through = Through()
    through.url = url
    home.configure(through, day).ends(0)
    home.call("import", day["records"]).ends(0)
    home.call("sync", "--until-empty").ends(1)
    for command in (("status",), ("queue", "list"), ("errors", "list"), ("config", "show"),
                    ("config", "test"), ("doctor",), ("status", "--json"),
                    ("queue", "list", "--json", "--limit", "1000"),
                    ("errors", "list", "--json"), ("alerts", "list"),
                    ("alerts", "list", "--all", "--json")):
        home.call(*command)


def private_values(day):
    """Everything about people in the records that must not lie open."""
    found = set()

    def walk(value, name=""):
        if isinstance(value, dict):
            for key, inner in value.items():
                walk(inner, key)
        elif isinstance(value, list):
            for inner in value:
                walk(inner, name)
        elif isinstance(value, str) and name in (
                "nik", "mother_nik", "full_name", "passport_number", "phone", "email"):
            found.add(value)

    for record in records(day):
        if record["kind"] in ("patient", "practitioner"):
            walk(record["data"])
    return {value for value in found if len(value) >= 6}


def searched(home, day, tokens):
    wanted = private_values(day)
    expect(len(wanted) > 20, f"only {len(wanted)} values to look for")
    expect(tokens, "no token was seen")
    wanted |= tokens | {day["client_secret"]}
    found = []
    for file in sorted((home.path / "data").rglob("*")):
        if not file.is_file():
            continue
        content = file.read_bytes()
        found += [f"{file.name} holds {kind(value)}" for value in wanted
                  if value.encode() in content or value.encode("utf-16-le") in content]
    printed = "\n".join(home.printed)
    expect(len(printed) > 10_000, "hardly anything was printed")
    found += [f"the output holds {kind(value)}" for value in wanted if value in printed]
    expect(not found, "; ".join(sorted(set(found))[:10]))


def kind(value):
    return "a NIK" if value.isdigit() else f"a text of {len(value)} characters"


def mistaken(home):
    for words in (("patient", "lookup", "3171234567890123X"),
                  ("practitioner", "lookup", "317123456789012")):
        answer = home.call(*words, "--json").ends(2)
        expect(answer.json["error"]["code"] == "INVALID_NIK", f"{answer}")
        expect(words[-1] not in answer.out + answer.err, "the number is repeated")


def answered(home, day):
    patient = next(r for r in records(day) if r["kind"] == "practitioner")
    nik = patient["data"]["nik"]
    found = home.call("practitioner", "lookup", nik, "--json", remembered=False).ends(0)
    expect(found.json["ihs_number"], f"{found}")
    rows = home.call("queue", "list", "--type", "Patient", "--json").ends(0).json["items"]
    shown = home.call("queue", "show", rows[0]["id"], "--json", remembered=False).ends(0)
    names = {r["data"]["full_name"] for r in records(day) if r["kind"] == "patient"}
    expect(any(name in shown.out for name in names), "the payload has no name")
