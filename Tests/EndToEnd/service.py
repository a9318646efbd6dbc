"""The bridge as a service: its API, its people, and how it bears bad clients and a sudden end."""

import concurrent.futures
import contextlib
import json
import os
import pathlib
import re
import select
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request

from harness import Failed, expect, records, simulator, stop

EXAMPLES = pathlib.Path(__file__).resolve().parents[2] / "Examples"
# Command, and what it is run with; the languages that a machine may have.
LANGUAGES = {
    "curl": ("curl", ["sh", "send-visit.sh"]),
    "PHP": ("php", ["php", "send-visit.php"]),
    "Python": ("python3", ["python3", "send_visit.py"]),
    "JavaScript": ("node", ["node", "send-visit.mjs"]),
    "Java": ("java", ["java", "SendVisit.java"]),
}


def run(book):
    with book.home() as home:
        book.check("With nothing configured it starts at once and says what to do next",
                   lambda: unconfigured(home))
    with book.home(JEMBATAN_HTTP_REQUEST_SECONDS="2", JEMBATAN_HTTP_IDLE_SECONDS="3") as home:
        book.check("A client that is silent, or sends byte by byte, is cut in time",
                   lambda: slow_clients(home))
    with book.home(JEMBATAN_HTTP_CALLS_PER_MINUTE="0") as home:
        day = book.day(home.path / "day", "--clean", "--visits", str(len(LANGUAGES) + 1))
        with simulator(book.program, day["platform_seed"]) as platform:
            home.configure(platform, day).ends(0)
            key = home.call("key", "add", "vendor", "--role", "admin", "--json",
                            remembered=False).ends(0).json["key"]
            with serving(home) as service:
                service.key = key
                examples(book, home, day, service)
                book.check("Nobody is named in logs, metrics or refusals",
                           lambda: nobody_named(home, day, service))
                book.check("Half requests, huge headers and huge bodies are cut",
                           lambda: bad_clients(service))
                book.check("Many calls at once are all answered", lambda: crowd(service))
            book.check("SIGTERM in the middle of records loses none that was accepted",
                       lambda: sudden_end(book, platform))


class Service:
    """A running service and how to call it."""

    def __init__(self, process, url, next_steps):
        self.process = process
        self.url = url
        self.next_steps = next_steps
        self.key = None

    @property
    def port(self):
        return int(self.url.rsplit(":", 1)[1])

    def call(self, method, path, body=None, key=None, content="application/json"):
        """Status, headers and document of one call."""
        address = self.url + (path if path.startswith("/") else "/api/v1/satusehat/" + path)
        request = urllib.request.Request(address, method=method, data=body)
        request.add_header("Authorization", f"Bearer {key or self.key}")
        if body is not None:
            request.add_header("Content-Type", content)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, answer.headers, answer.read().decode()
        except urllib.error.HTTPError as refusal:
            return refusal.code, refusal.headers, refusal.read().decode()


@contextlib.contextmanager
def serving(home, *further, **environment):
    """Runs the service until the block ends; what it printed is remembered."""
    process = home.start("serve", "--port", "0", "--json", *further, **environment)
    try:
        ready, _, _ = select.select([process.stdout], [], [], 60)
        line = process.stdout.readline() if ready else b""
        if not line:
            raise Failed("the service did not say where it listens: "
                         + process.stderr.read().decode()[-500:])
        document = json.loads(line)
        yield Service(process, document["base_url"], document["next"])
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        try:
            out, err = process.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            process.kill()
            out, err = process.communicate()
        home.printed += [out.decode(), err.decode()]


def unconfigured(home):
    started = time.monotonic()
    with serving(home) as service:
        # Reading the binary from disk comes on top the first time; the bound is generous.
        expect(time.monotonic() - started < 5, "it took too long to start")
        expect(any("user add" in step for step in service.next_steps), service.next_steps)
        status, _, text = service.call("GET", "/health/live", key="none")
        expect(status == 200, text)
        status, _, text = service.call("GET", "/health/ready", key="none")
        expect(status == 200 and json.loads(text)["configured"] is False, text)
        with socket.create_connection(("127.0.0.1", service.port)):
            pass
        status, _, text = service.call("GET", "sync-queue", key="none")
        expect(status == 401 and json.loads(text)["code"] == "UNAUTHENTICATED", text)
    expect(service.process.returncode == 0, f"ended with {service.process.returncode}")


def visits(day):
    """For each visit its encounter's id and the records it needs."""
    everything = records(day)
    general = [r for r in everything if r["kind"] not in ("encounter", "patient", "consent")]
    for record in everything:
        if record["kind"] == "encounter":
            yield record["id"], general + [
                r for r in everything if r["kind"] in ("patient", "consent")] + [record]


def examples(book, home, day, service):
    for (name, (program, command)), (encounter, wanted) in zip(LANGUAGES.items(), visits(day)):
        if not shutil.which(program):
            print(f"- {name} is not on this machine; its example is not tried", flush=True)
            continue
        path = home.path / f"{name}.ndjson"
        path.write_text("".join(json.dumps(record) + "\n" for record in wanted))
        book.check(f"The {name} example sends a visit and prints its Encounter id",
                   lambda: example(command, path, encounter, service))


def example(command, path, encounter, service):
    process = subprocess.run(
        [*command, str(path), encounter], cwd=EXAMPLES, capture_output=True, text=True,
        timeout=240, check=False,
        env={**os.environ, "JEMBATAN_URL": service.url, "JEMBATAN_KEY": service.key})
    expect(process.returncode == 0, process.stdout + process.stderr)
    printed = process.stdout.strip()
    expect(re.fullmatch(r"[A-Za-z0-9.-]{8,64}", printed), printed + process.stderr)
    _, _, text = service.call("GET", f"encounters/{encounter}/status")
    expect(json.loads(text)["satusehat_encounter_id"] == printed, text)


def nobody_named(home, day, service):
    people = set()
    for record in records(day):
        if record["kind"] == "patient":
            people |= {record["data"].get("nik"), record["data"].get("name")}
    people.discard(None)
    nik = next(record["data"]["nik"] for record in records(day)
               if record["kind"] == "patient" and record["data"].get("nik"))
    service.call("GET", f"patient/lookup?nik={nik}")
    texts = [service.call("GET", "/metrics")[2]]
    for method, path, body in [
            ("GET", f"patient/lookup?nik={nik}0", None), ("GET", f"records/{nik}", None),
            ("GET", f"nowhere/{nik}", None), ("POST", "consents", b'{"patient_id":"%b"}' % nik.encode()),
            ("POST", "records", b'[{"kind":"patient","data":{"nik":"%b"}}]' % nik.encode()),
            ("GET", "audit?limit=500", None), ("GET", "webhooks/deliveries", None)]:
        texts.append(service.call(method, path, body)[2])
    for text in texts:
        for person in people:
            expect(person not in text, f"a person is named in: {text[:80]}")
    home.people = people


def bad_clients(service):
    def raw(bytes_, wait=2.0, more=None):
        with socket.create_connection(("127.0.0.1", service.port), timeout=60) as connection:
            connection.sendall(bytes_)
            if more:
                with contextlib.suppress(OSError):
                    for piece in more:
                        connection.sendall(piece)
            connection.settimeout(wait)
            answer = b""
            with contextlib.suppress(OSError):
                while piece := connection.recv(65536):
                    answer += piece
            return answer

    huge = b"GET /health/live HTTP/1.1\r\nHost: x\r\nX-Huge: " + b"a" * 200_000 + b"\r\n\r\n"
    expect(not raw(huge).startswith(b"HTTP/1.1 200"), "a huge header was taken")
    many = b"GET /health/live HTTP/1.1\r\nHost: x\r\n" + b"X-A: b\r\n" * 5000 + b"\r\n"
    expect(not raw(many).startswith(b"HTTP/1.1 200"), "thousands of headers were taken")
    head = (b"POST /api/v1/satusehat/config HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %b\r\n"
            b"Content-Length: 50000000\r\n\r\n" % service.key.encode())
    answer = raw(head, 10, (b" " * 65536 for _ in range(100)))
    expect(answer.startswith(b"HTTP/1.1 413") and b"BODY_TOO_LARGE" in answer, answer[:200])
    expect(not raw(b"NONSENSE\r\n\r\n").startswith(b"HTTP/1.1 200"), "nonsense was answered")
    raw(b"GET /health/live HTTP/1.1\r\nHo", 0.2)
    status, _, _ = service.call("GET", "/health/live")
    expect(status == 200, "it does not answer any more")


def slow_clients(home):
    """Head or body that never ends, in silence or in drops: none holds a connection for long."""
    head = b"POST /api/v1/satusehat/session HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"
    with serving(home) as service:
        for sent, drop, answer in [
                (b"", None, b""), (b"GET /health/live HTTP/1.1\r\nHo", None, b""),
                (b"GET /health/live HTTP/1.1\r\nX: ", b"a", b""),
                (head, None, b"REQUEST_TIMEOUT"), (head, b" ", b"REQUEST_TIMEOUT")]:
            with socket.create_connection(("127.0.0.1", service.port), timeout=0.3) as connection:
                connection.sendall(sent)
                got, is_open, ends = b"", True, time.monotonic() + 30
                while is_open and time.monotonic() < ends:
                    try:
                        piece = connection.recv(65536)
                        got, is_open = got + piece, bool(piece)
                    except TimeoutError:
                        with contextlib.suppress(OSError):
                            connection.sendall(drop or b"")
                    except OSError:
                        is_open = False
                expect(not is_open, f"after {sent[:30]} the connection stays open")
                expect(answer in got, got[:200])
        status, _, _ = service.call("GET", "/health/live", key="none")
        expect(status == 200, "it does not answer any more")


def crowd(service):
    def one(_):
        return service.call("GET", "sync-queue?limit=5")[0]

    with concurrent.futures.ThreadPoolExecutor(32) as pool:
        statuses = set(pool.map(one, range(500)))
    expect(statuses == {200}, statuses)


def sudden_end(book, platform):
    with book.home(JEMBATAN_HTTP_CALLS_PER_MINUTE="0") as home:
        day = book.day(home.path / "day", "--visits", "20", "--clean", "--seed", "5")
        with simulator(book.program, day["platform_seed"]) as other:
            home.configure(other, day).ends(0)
            key = home.call("key", "add", "vendor", "--role", "admin", "--json").ends(0).json["key"]
            taken = []
            with serving(home) as service:
                service.key = key
                everything = records(day)
                general = [r for r in everything if r["kind"] != "encounter"]
                status, _, text = service.call("POST", "records", json.dumps(general).encode())
                expect(status == 202, text)
                for index, record in enumerate(r for r in everything if r["kind"] == "encounter"):
                    if index == 10:
                        service.process.send_signal(signal.SIGTERM)
                    try:
                        status, _, text = service.call(
                            "POST", "records", json.dumps(record).encode())
                    except OSError:
                        continue
                    if status == 202 and json.loads(text)["accepted"] == 1:
                        taken.append(record["id"])
                service.process.wait(60)
                expect(service.process.returncode == 0, service.process.returncode)
            expect(len(taken) >= 10, len(taken))
            home.sync().ends(0)
            for encounter in taken:
                status = home.call("status", "--encounter", encounter, "--json").json
                expect(status["status"] == "completed", status)
