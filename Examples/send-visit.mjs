// Hands a visit to the bridge and prints its Encounter ID on the platform.
//
//   JEMBATAN_URL=http://127.0.0.1:8420 JEMBATAN_KEY=jbt_... \
//       node send-visit.mjs RECORDS.ndjson ENCOUNTER-UUID
import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";

const api = process.env.JEMBATAN_URL + "/api/v1/satusehat";
const [path, encounter] = process.argv.slice(2);

async function call(method, address, body, headers = {}) {
  const answer = await fetch(api + address, {
    method,
    body,
    headers: { Authorization: `Bearer ${process.env.JEMBATAN_KEY}`, ...headers },
  });
  const document = await answer.json();
  if (!answer.ok) throw new Error(`${document.code}: ${document.message}`);
  return document;
}

const taken = await call("POST", "/records", await readFile(path), {
  "Content-Type": "application/x-ndjson",
  "Idempotency-Key": `visit-${encounter}`,
});
for (const finding of taken.findings) {
  console.error(`${finding.origin} ${finding.path}: ${finding.message}`);
}
for (let tries = 0; tries < 120; tries += 1) {
  const status = await call("GET", `/encounters/${encounter}/status`);
  if (status.sync_status === "completed") {
    console.log(status.satusehat_encounter_id);
    process.exit(0);
  }
  if (status.sync_status === "failed") {
    for (const one of status.resources_synced.filter((r) => r.error)) {
      console.error(`${one.resource_type} ${one.error}`);
    }
    process.exit(1);
  }
  await pause(1000);
}
console.error("not finished yet");
process.exit(1);
