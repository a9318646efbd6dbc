#!/usr/bin/env python3
"""Hands a visit to the bridge and prints its Encounter ID on the platform.

    JEMBATAN_URL=http://127.0.0.1:8420 JEMBATAN_KEY=jbt_... \
        python3 send_visit.py RECORDS.ndjson ENCOUNTER-UUID
"""

import json
import os
import sys
import time
import urllib.error
import urllib.request

API = os.environ["JEMBATAN_URL"] + "/api/v1/satusehat"


def call(method, path, body=None, **headers):
    request = urllib.request.Request(API + path, data=body, method=method, headers={
        "Authorization": "Bearer " + os.environ["JEMBATAN_KEY"], **headers})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as refusal:
        error = json.load(refusal)
        sys.exit(f"{error['code']}: {error['message']}")


def main():
    path, encounter = sys.argv[1:3]
    with open(path, "rb") as file:
        taken = call("POST", "/records", file.read(), **{
            "Content-Type": "application/x-ndjson", "Idempotency-Key": "visit-" + encounter})
    for finding in taken["findings"]:
        print(f"{finding['origin']} {finding['path']}: {finding['message']}", file=sys.stderr)
    for _ in range(120):
        status = call("GET", f"/encounters/{encounter}/status")
        if status["sync_status"] == "completed":
            print(status["satusehat_encounter_id"])
            return
        if status["sync_status"] == "failed":
            for resource in status["resources_synced"]:
                if resource["error"]:
                    print(resource["resource_type"], resource["error"], file=sys.stderr)
            sys.exit(1)
        time.sleep(1)
    sys.exit("not finished yet")


if __name__ == "__main__":
    main()
