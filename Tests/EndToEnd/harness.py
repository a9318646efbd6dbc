"""What the scenarios share: running the program, hosting the simulator, counting checks."""

import contextlib
import json
import os
import pathlib
import select
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.request

# Without the pace of the real platform, and with a breaker that is quick to try again.
FAST = {
    "JEMBATAN_RATE_REQUESTS_PER_MINUTE": "60000",
    "JEMBATAN_RATE_BURST_SIZE": "1000",
    "JEMBATAN_RETRY_INITIAL_DELAY_MS": "20",
    "JEMBATAN_RETRY_MAX_DELAY_MS": "200",
    "JEMBATAN_BREAKER_RECOVERY_TIMEOUT_MS": "100",
    "JEMBATAN_RECONCILE_INDEX_DELAY_MS": "0",
}
COMMAND_SECONDS_MAX = 300


class Failed(Exception):
    """A check that did not hold; the message says what was seen."""


class Answer:
    """How one call of the program ended."""

    def __init__(self, arguments, status, out, err, seconds):
        self.arguments = arguments
        self.status = status
        self.out = out
        self.err = err
        self.seconds = seconds

    @property
    def json(self):
        try:
            return json.loads(self.out)
        except json.JSONDecodeError as error:
            raise Failed(f"{self}: standard output is not one JSON document ({error})") from None

    def ends(self, status):
        if self.status != status:
            raise Failed(f"{self}: ended with {self.status}, {status} was expected")
        return self

    def __str__(self):
        shown = " ".join(self.arguments)
        return f"jembatan {shown}\n--- out\n{self.out[-1500:]}\n--- err\n{self.err[-1500:]}\n---"


class Home:
    """A data directory with the program beside it; everything it printed is remembered."""

    def __init__(self, program, path, **environment):
        self.program = program
        self.path = pathlib.Path(path)
        self.environment = environment
        self.printed = []

    def call(self, *arguments, stdin=b"", remembered=True, seconds=COMMAND_SECONDS_MAX,
             **environment):
        started = time.monotonic()
        process = subprocess.run(
            [self.program, *map(str, arguments)], input=stdin, capture_output=True,
            env=self.surroundings(environment), timeout=seconds, check=False)
        out, err = process.stdout.decode(), process.stderr.decode()
        if remembered:
            self.printed += [out, err]
        return Answer(list(map(str, arguments)), process.returncode, out, err,
                      time.monotonic() - started)

    def start(self, *arguments, **environment):
        return subprocess.Popen(
            [self.program, *map(str, arguments)], stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self.surroundings(environment))

    def surroundings(self, further):
        kept = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
        return {**kept, "HOME": str(self.path), "JEMBATAN_HOME": str(self.path / "data"),
                "LANG": "en_US.UTF-8", **FAST, **self.environment, **further}

    def configure(self, simulator, day, *further):
        return self.call(
            "config", "set", "--client-id", day["client_id"], "--client-secret-file", "-",
            "--satusehat-organization-id", day["satusehat_organization_id"],
            "--organization-id", day["organization_id"], "--base-url", simulator.url,
            "--json", *further, stdin=day["client_secret"].encode() + b"\n")

    def sync(self, *further):
        return self.call("sync", "--until-empty", "--timeout", "240", "--json", *further)


class Simulator:
    """The simulated platform as a process of its own, with its inspection."""

    def __init__(self, process, url):
        self.process = process
        self.url = url

    def ask(self, path, method="GET", body=None):
        request = urllib.request.Request(
            f"{self.url}/_simulator/{path}", method=method,
            data=None if body is None else json.dumps(body).encode())
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)

    @property
    def counts(self):
        return self.ask("counts")

    @property
    def resources(self):
        return self.ask("resources")


@contextlib.contextmanager
def simulator(program, seed, *further):
    """Hosts the simulator until the block ends."""
    process = subprocess.Popen(
        [program, "simulator", "--port", "0", "--seed", str(seed), "--json", *further],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        ready, _, _ = select.select([process.stdout], [], [], 60)
        line = process.stdout.readline() if ready else b""
        if not line:
            raise Failed("the simulator did not say where it listens")
        yield Simulator(process, json.loads(line)["base_url"])
    finally:
        stop(process)


def stop(process, seconds=20):
    """Asks a process to end, and makes it end when it does not."""
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    for stream in (process.stdout, process.stderr):
        if stream:
            stream.close()
    return process.returncode


class Book:
    """Runs checks one by one and counts them."""

    def __init__(self, program, kills=15, seed=1):
        self.program = program
        self.kills = kills
        self.seed = seed
        self.passed = 0
        self.failed = 0

    def check(self, sentence, body):
        started = time.monotonic()
        try:
            body()
        except Exception as error:  # Whatever goes wrong in a check is that check's failure.
            self.failed += 1
            print(f"✘ {sentence}\n    {type(error).__name__}: {error}", flush=True)
            return False
        self.passed += 1
        print(f"✔ {sentence} ({time.monotonic() - started:.1f} s)", flush=True)
        return True

    @contextlib.contextmanager
    def home(self, **environment):
        path = tempfile.mkdtemp(prefix="jembatan-whole-")
        try:
            yield Home(self.program, path, **environment)
        finally:
            shutil.rmtree(path, ignore_errors=True)

    def day(self, directory, *options):
        """Writes an invented day and answers what is needed to use it."""
        answer = Home(self.program, directory).call(
            "demo", "--write", directory, "--json", *options).ends(0)
        return answer.json


def expect(condition, message):
    if not condition:
        raise Failed(message)


def records(day):
    lines = pathlib.Path(day["records"]).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line]
