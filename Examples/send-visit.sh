#!/bin/sh
# Hands a visit to the bridge and prints its Encounter ID on the platform.
#
#   JEMBATAN_URL=http://127.0.0.1:8420 JEMBATAN_KEY=jbt_... ./send-visit.sh RECORDS.ndjson ENCOUNTER-UUID
set -eu
api="$JEMBATAN_URL/api/v1/satusehat"

curl --silent --show-error --fail-with-body --output /dev/null \
    --header "Authorization: Bearer $JEMBATAN_KEY" \
    --header "Content-Type: application/x-ndjson" \
    --header "Idempotency-Key: visit-$2" \
    --data-binary "@$1" "$api/records"

tries=0
while [ "$tries" -lt 120 ]; do
    status=$(curl --silent --show-error --fail-with-body \
        --header "Authorization: Bearer $JEMBATAN_KEY" "$api/encounters/$2/status")
    case $status in
    *'"sync_status":"completed"'*)
        printf '%s\n' "$status" | sed 's/.*"satusehat_encounter_id":"\([^"]*\)".*/\1/'
        exit 0
        ;;
    *'"sync_status":"failed"'*)
        printf '%s\n' "$status" >&2
        exit 1
        ;;
    esac
    tries=$((tries + 1))
    sleep 1
done
echo "not finished yet" >&2
exit 1
