"""A working receiver: verifies each notice, stores it, answers, purges, acknowledges and attests.

RESCIND_URL=… RESCIND_API_KEY=rsk_… RESCIND_SECRET=whsec_… PORT=8443 python receiver.py
Put your own code into purge(), and TLS in front of the port.
"""
import json, os, sqlite3, sys, threading, urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from standardwebhooks.webhooks import Webhook

URL, KEY = os.environ["RESCIND_URL"], os.environ["RESCIND_API_KEY"]
webhook = Webhook(os.environ["RESCIND_SECRET"])
lock, wake = threading.RLock(), threading.Event()
db = sqlite3.connect(os.environ.get("STATE", "rescind.db"), check_same_thread=False)
db.execute("pragma synchronous = full")
db.execute("create table if not exists entry (dataset text, position integer, photo text, outcome text,"
           " primary key (dataset, position))")


def purge(photo):  # >>> YOUR CODE: delete it and all that is derived from it; it may be called again after a crash
    try:
        os.remove(os.path.join(os.environ["COPY"], photo.replace(":", "_")))
        return "deleted"
    except FileNotFoundError:
        return "notHeld"  # <<< only what you never had: never swallow another error here


def api(method, path, body=None):
    request = urllib.request.Request(URL + path, json.dumps(body).encode() if body else None, method=method, headers={
        "Authorization": "Bearer " + KEY, "Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def highest(dataset):
    return db.execute("select coalesce(max(position), 0) from entry where dataset = ?", [dataset]).fetchone()[0]


def store(data):
    """Once it returns, nothing of the notice can get lost; what is known already is not taken again."""
    dataset, entries = data["dataset"], data.get("entries")
    complete = entries is not None and len(entries) == data["last"] - data["first"] + 1
    if not complete or data["first"] > highest(dataset) + 1:  # thin, or something before it is missing: pull it
        entries, after, through = [], min(highest(dataset), data["first"] - 1), -1
        while after < data["last"] and through < after:
            page = api("GET", f"/api/v1/feed/{dataset}?after={after}")
            entries, through, after = entries + page["entries"], after, page["through"]
        if after < data["last"]:
            raise ValueError(f"the feed of {dataset} ends at {after}, before {data['last']}")
    with db:  # one transaction
        db.executemany("insert or ignore into entry values (?, ?, ?, null)",
                       [(dataset, entry["position"], entry["photo"]) for entry in entries])


def settle(dataset):
    with lock:
        through = highest(dataset)
        owed = db.execute("select position, photo from entry where dataset = ? and outcome is null", [dataset]).fetchall()
    copies = api("POST", "/api/v1/acknowledgements", {"dataset": dataset, "through": through})["copies"]
    for position, photo in owed:
        outcome = purge(photo)
        with lock, db:
            db.execute("update entry set outcome = ? where dataset = ? and position = ?", [outcome, dataset, position])
    for copy in (copy for copy in copies if copy["state"] == "held" and copy["purged"] < through):
        with lock:
            counts = dict(db.execute("select outcome, count(*) from entry where dataset = ? and position > ? and position <= ?"
                                     " group by outcome", [dataset, max(copy["purged"], copy["start"]), through]))
        api("POST", "/api/v1/attestations", {
            "dataset": dataset, "release": copy["release"], "through": through, "deleted": counts.get("deleted", 0),
            "notHeld": counts.get("notHeld", 0), "exceptions": [], "statement": "Deleted from every copy and what is derived from it."})


def work():
    while True:
        try:
            wake.clear()
            with lock:
                datasets = [row[0] for row in db.execute("select distinct dataset from entry")]
            for dataset in datasets:
                settle(dataset)
            wake.wait()
        except Exception as e:
            print("not settled, again in 10 s:", e, file=sys.stderr, flush=True)
            wake.wait(10)


class Receiver(BaseHTTPRequestHandler):
    protocol_version, timeout = "HTTP/1.1", 30

    def do_POST(self):
        body = self.rfile.read(min(int(self.headers.get("Content-Length", 0)), 1 << 20))  # the bytes as they came
        try:
            message = webhook.verify(body, dict(self.headers))
        except Exception as e:
            return self.answer(401, {"error": str(e)})
        if message["type"] == "org.rescind.endpoint-challenge.v1":
            return self.answer(200, {"challenge": message["data"]["challenge"]})
        if message["type"] == "org.rescind.removals.v1":
            try:
                with lock:
                    store(message["data"])
            except Exception as e:
                return self.answer(503, {"error": str(e)})  # we are asked again
            wake.set()
        self.answer(200, {})

    def answer(self, status, body):
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


threading.Thread(target=work, daemon=True).start()
ThreadingHTTPServer(("127.0.0.1", int(os.environ["PORT"])), Receiver).serve_forever()
