import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A working receiver: verifies each notice, stores it, answers, purges, acknowledges and attests.
 *
 * <p>RESCIND_URL=… RESCIND_API_KEY=rsk_… RESCIND_SECRET=whsec_… PORT=8443 java -cp 'lib/*' Receiver.java
 * Put your own code into purge(), and TLS in front of the port.
 */
public final class Receiver {

    record Entry(String photo, String outcome) {}

    static final ObjectMapper JSON = new ObjectMapper();
    static final Path STATE = Path.of(System.getenv().getOrDefault("STATE", "rescind.jsonl"));
    final Webhook webhook = new Webhook(System.getenv("RESCIND_SECRET"));
    final HttpClient http = HttpClient.newHttpClient();
    final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor();
    final Map<String, SortedMap<Long, Entry>> datasets = new TreeMap<>();
    final FileOutputStream journal;

    static String purge(String photo) throws IOException { // >>> YOUR CODE: delete it and all that is derived from it; it may be called again after a crash
        boolean deleted = Files.deleteIfExists(Path.of(System.getenv("COPY"), photo.replace(':', '_')));
        return deleted ? "deleted" : "notHeld"; // <<< only what you never had
    }

    /** The journal has a line for each entry and one for what became of it. What is in it survives a crash. */
    Receiver() throws Exception {
        byte[] written = Files.exists(STATE) ? Files.readAllBytes(STATE) : new byte[0];
        String whole = new String(written, UTF_8);
        whole = whole.substring(0, whole.lastIndexOf('\n') + 1); // without a line cut off by a crash
        for (String line : whole.lines().toList()) {
            take(JSON.readTree(line));
        }
        journal = new FileOutputStream(STATE.toFile(), true);
        journal.getChannel().truncate(whole.getBytes(UTF_8).length);
    }

    void take(JsonNode line) {
        datasets.computeIfAbsent(line.path("dataset").asText(), name -> new ConcurrentSkipListMap<>())
                .put(line.path("position").asLong(), new Entry(line.path("photo").asText(), line.path("outcome").asText("")));
    }

    synchronized void record(List<Map<String, ?>> lines) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Map<String, ?> line : lines) {
            text.append(JSON.writeValueAsString(line)).append('\n');
        }
        journal.write(text.toString().getBytes(UTF_8));
        journal.getFD().sync();
        lines.forEach(line -> take(JSON.valueToTree(line)));
    }

    JsonNode api(String method, String path, Object body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(System.getenv("RESCIND_URL") + path))
                .header("Authorization", "Bearer " + System.getenv("RESCIND_API_KEY"))
                .header("Content-Type", "application/json")
                .timeout(java.time.Duration.ofSeconds(30))
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    SortedMap<Long, Entry> known(String dataset) {
        return datasets.getOrDefault(dataset, new TreeMap<>());
    }

    long highest(String dataset) {
        return known(dataset).isEmpty() ? 0 : known(dataset).lastKey();
    }

    /** Once it returns, nothing of the notice can get lost; what is known already is not taken again. */
    synchronized void store(JsonNode data) throws Exception {
        String dataset = data.path("dataset").asText();
        long first = data.path("first").asLong();
        long last = data.path("last").asLong();
        List<JsonNode> entries = new ArrayList<>();
        data.path("entries").forEach(entries::add);
        if (entries.size() != last - first + 1 || first > highest(dataset) + 1) { // thin, or something before it is missing: pull it
            entries.clear();
            long after = Math.min(highest(dataset), first - 1);
            for (long through = -1; after < last && through < after; ) {
                JsonNode page = api("GET", "/api/v1/feed/" + dataset + "?after=" + after, null);
                page.path("entries").forEach(entries::add);
                through = after;
                after = page.path("through").asLong();
            }
            if (after < last) {
                throw new IOException("the feed of " + dataset + " ends at " + after + ", before " + last);
            }
        }
        List<Map<String, ?>> lines = new ArrayList<>();
        for (JsonNode entry : entries) {
            if (!known(dataset).containsKey(entry.path("position").asLong())) {
                lines.add(Map.of("dataset", dataset, "position", entry.path("position").asLong(), "photo", entry.path("photo").asText()));
            }
        }
        record(lines);
    }

    void settle(String dataset) throws Exception {
        long through = highest(dataset);
        JsonNode copies = api("POST", "/api/v1/acknowledgements", Map.of("dataset", dataset, "through", through)).path("copies");
        for (var owed : known(dataset).entrySet()) {
            if (owed.getValue().outcome().isEmpty()) {
                String photo = owed.getValue().photo();
                record(List.of(Map.of("dataset", dataset, "position", owed.getKey(), "photo", photo, "outcome", purge(photo))));
            }
        }
        for (JsonNode copy : copies) {
            if (copy.path("state").asText().equals("held") && copy.path("purged").asLong() < through) {
                attest(dataset, through, copy);
            }
        }
    }

    void attest(String dataset, long through, JsonNode copy) throws Exception {
        long since = Math.max(copy.path("start").asLong(), copy.path("purged").asLong());
        List<Entry> done = List.copyOf(known(dataset).subMap(since + 1, through + 1).values());
        long deleted = done.stream().filter(entry -> entry.outcome().equals("deleted")).count();
        api("POST", "/api/v1/attestations", Map.of(
                "dataset", dataset, "release", copy.path("release").asText(), "through", through, "deleted", deleted,
                "notHeld", done.size() - deleted, "exceptions", List.of(),
                "statement", "Deleted from every copy and what is derived from it."));
    }

    void work() {
        try {
            List<String> names;
            synchronized (this) {
                names = List.copyOf(datasets.keySet());
            }
            for (String dataset : names) {
                settle(dataset);
            }
        } catch (Exception e) {
            System.err.println("not settled, again in 10 s: " + e);
            worker.schedule(this::work, 10, TimeUnit.SECONDS);
        }
    }

    void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readNBytes(1 << 20), UTF_8); // as it came, not parsed and written again
        try {
            webhook.verify(body, exchange.getRequestHeaders());
            JsonNode message = JSON.readTree(body);
            JsonNode data = message.path("data");
            if (message.path("type").asText().equals("org.rescind.endpoint-challenge.v1")) {
                answer(exchange, 200, Map.of("challenge", data.path("challenge").asText()));
                return;
            }
            if (message.path("type").asText().equals("org.rescind.removals.v1")) {
                store(data);
                worker.execute(this::work);
            }
            answer(exchange, 200, Map.of());
        } catch (WebhookVerificationException e) {
            answer(exchange, 401, Map.of("error", String.valueOf(e.getMessage())));
        } catch (Exception e) {
            answer(exchange, 503, Map.of("error", e.toString())); // we are asked again
        }
    }

    static void answer(HttpExchange exchange, int status, Map<String, String> body) throws IOException {
        byte[] content = JSON.writeValueAsBytes(body);
        exchange.sendResponseHeaders(status, content.length);
        exchange.getResponseBody().write(content);
        exchange.close();
    }

    public static void main(String[] args) throws Exception {
        Receiver receiver = new Receiver();
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(System.getenv("PORT"))), 0);
        server.createContext("/", receiver::receive);
        server.setExecutor(Executors.newFixedThreadPool(8));
        server.start();
        receiver.worker.execute(receiver::work);
    }
}
