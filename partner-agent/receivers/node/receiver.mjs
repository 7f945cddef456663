// A working receiver: verifies each notice, stores it, answers, purges, acknowledges and attests.
//
// RESCIND_URL=… RESCIND_API_KEY=rsk_… RESCIND_SECRET=whsec_… PORT=8443 node receiver.mjs
// Put your own code into purge(), and TLS in front of the port.
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { Webhook } from "standardwebhooks";

const { RESCIND_URL, RESCIND_API_KEY, RESCIND_SECRET, PORT, COPY, STATE = "rescind.jsonl" } = process.env;
const webhook = new Webhook(RESCIND_SECRET);
const datasets = new Map(); // dataset → position → {photo, outcome}

async function purge(photo) { // >>> YOUR CODE: delete it and all that is derived from it; it may be called again after a crash
  try {
    await fs.promises.unlink(path.join(COPY, photo.replace(":", "_")));
    return "deleted";
  } catch (e) {
    if (e.code === "ENOENT") return "notHeld"; // <<< only what you never had: never swallow another error here
    throw e;
  }
}

// The journal: a line for each entry and one for what became of it. What is in it survives a crash.
function take({ dataset, position, photo, outcome }) {
  if (!datasets.has(dataset)) datasets.set(dataset, new Map());
  const known = datasets.get(dataset).get(position);
  datasets.get(dataset).set(position, { photo: known?.photo ?? photo, outcome: outcome ?? known?.outcome });
}
if (fs.existsSync(STATE)) {
  const written = fs.readFileSync(STATE, "utf8");
  fs.truncateSync(STATE, Buffer.byteLength(written.slice(0, written.lastIndexOf("\n") + 1))); // a line cut off by a crash
  written.split("\n").slice(0, -1).forEach((line) => take(JSON.parse(line)));
}
const journal = fs.openSync(STATE, "a");
function record(lines) {
  if (lines.length === 0) return;
  fs.appendFileSync(journal, lines.map((line) => JSON.stringify(line) + "\n").join(""));
  fs.fsyncSync(journal);
  lines.forEach(take);
}

async function api(method, path, body) {
  const headers = { Authorization: `Bearer ${RESCIND_API_KEY}`, "Content-Type": "application/json" };
  const answer = await fetch(RESCIND_URL + path, { method, headers, body: JSON.stringify(body), signal: AbortSignal.timeout(30_000) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

const highest = (dataset) => [...(datasets.get(dataset)?.keys() ?? [])].reduce((a, b) => Math.max(a, b), 0);

// Once it has ended, nothing of the notice can get lost; what is known already is not taken again.
async function store({ dataset, first, last, entries }) {
  const complete = entries?.length === last - first + 1;
  if (!complete || first > highest(dataset) + 1) { // thin, or something before it is missing: pull it
    entries = [];
    let after = Math.min(highest(dataset), first - 1);
    for (let through = -1; after < last && through < after; ) {
      const page = await api("GET", `/api/v1/feed/${dataset}?after=${after}`);
      entries.push(...page.entries);
      [through, after] = [after, page.through];
    }
    if (after < last) throw new Error(`the feed of ${dataset} ends at ${after}, before ${last}`);
  }
  record(entries.filter(({ position }) => !datasets.get(dataset)?.has(position))
    .map(({ position, photo }) => ({ dataset, position, photo })));
}

async function settle(dataset) {
  const through = highest(dataset);
  const { copies } = await api("POST", "/api/v1/acknowledgements", { dataset, through });
  for (const [position, { photo, outcome }] of [...datasets.get(dataset)]) {
    if (!outcome) record([{ dataset, position, outcome: await purge(photo) }]);
  }
  for (const { release, start, purged } of copies.filter((copy) => copy.state === "held" && copy.purged < through)) {
    const done = [...datasets.get(dataset)].filter(([position]) => position > Math.max(start, purged) && position <= through);
    const count = (wanted) => done.filter(([, { outcome }]) => outcome === wanted).length;
    await api("POST", "/api/v1/attestations", {
      dataset, release, through, deleted: count("deleted"), notHeld: count("notHeld"), exceptions: [],
      statement: "Deleted from every copy and what is derived from it." });
  }
}

let working = Promise.resolve(); // one at a time
const work = () => (working = working
  .then(async () => { for (const dataset of datasets.keys()) await settle(dataset); })
  .catch((e) => { console.error("not settled, again in 10 s:", e.message); setTimeout(work, 10_000); }));

async function receive(request, chunks) {
  const body = Buffer.concat(chunks); // the bytes as they came
  let message;
  try { message = webhook.verify(body, request.headers); } catch (e) { return [401, { error: e.message }]; }
  if (message.type === "org.rescind.endpoint-challenge.v1") return [200, { challenge: message.data.challenge }];
  if (message.type === "org.rescind.removals.v1") {
    try { await store(message.data); } catch (e) { return [503, { error: e.message }]; } // we are asked again
    work();
  }
  return [200, {}];
}

http.createServer((request, response) => {
  const chunks = [];
  let size = 0;
  request.on("data", (chunk) => ((size += chunk.length) > 1 << 20 ? request.destroy() : chunks.push(chunk)));
  request.on("end", async () => {
    const [status, body] = await receive(request, chunks);
    response.writeHead(status).end(JSON.stringify(body));
  });
}).listen(Number(PORT), "127.0.0.1", work);
