package org.rescind.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.rescind.stack.Stack;
import org.rescind.stack.StackOptions;

/** A running stack, and what a publisher, people and institutions do with it from outside. */
final class World implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Stack stack;
    private final Api intake;
    private final Api index;
    private final Api notifier;
    private final List<Receiver> receivers = new CopyOnWriteArrayList<>();

    World(StackOptions options) {
        stack = Stack.start(options);
        intake = new Api(stack.intake(), "");
        index = new Api(stack.index(), stack.opsToken());
        notifier = new Api(stack.notifier(), stack.opsToken());
    }

    Stack stack() {
        return stack;
    }

    Api intake() {
        return intake;
    }

    /** As operations. */
    Api index() {
        return index;
    }

    /** As operations. */
    Api notifier() {
        return notifier;
    }

    void dataset(String name, boolean published) {
        index.put("/api/v1/datasets/" + name, Map.of("title", name, "published", published))
                .expect(200, 201);
    }

    /** Loads one file into a new release and seals it. */
    void release(String dataset, String release, String format, String body) {
        String path = "/api/v1/datasets/" + dataset + "/releases/" + release;
        index.put(path, Map.of()).expect(200, 201);
        String id = index.postFile(path + "/imports?format=" + format, body)
                .expect(202)
                .body()
                .path("id")
                .asText();
        await(
                "import of " + dataset,
                index,
                path + "/imports/" + id,
                progress -> progress.path("state").asText().equals("completed"));
        index.post(path + "/seal", Map.of()).expect(200);
    }

    /** Registers one whose endpoint is verified. */
    Institution institution(String name) {
        Receiver receiver = receiver();
        JsonNode made = notifier.post(
                        "/api/v1/institutions",
                        Map.of("name", name, "country", "NL", "contactEmail", "data@example.org"))
                .expect(201)
                .body();
        String id = made.path("id").asText();
        String key = made.path("apiKey").asText();
        Institution institution = new Institution(id, notifier.as(key), index.as(key), receiver);
        JsonNode endpoint = institution
                .api()
                .put("/api/v1/institutions/" + id + "/endpoint", Map.of("url", receiver.url(), "payload", "full"))
                .expect(201)
                .body();
        receiver.secret(endpoint.path("secret").asText());
        await(
                "challenge of " + name,
                institution.api(),
                "/api/v1/institutions/" + id + "/endpoint",
                state -> state.path("state").asText().equals("active"));
        return institution;
    }

    /** A new one, closed with the world. */
    Receiver receiver() {
        try {
            Receiver receiver = new Receiver();
            receivers.add(receiver);
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void holds(Institution institution, String dataset, String release) {
        notifier.post("/api/v1/institutions/" + institution.id() + "/copies", copy(dataset, release))
                .expect(200, 201);
    }

    static Map<String, Object> copy(String dataset, String release) {
        return Map.of("dataset", dataset, "release", release, "downloadedAt", "2019-02-03T00:00:00Z");
    }

    /** Asks for the removal of what the references name; waits until intake knows the datasets. */
    Case ask(List<String> references, String... datasets) {
        Map<String, Object> body = new HashMap<>(Map.of("references", references, "relationship", "depicted"));
        if (datasets.length > 0) {
            body.put("datasets", List.of(datasets));
        }
        JsonNode receipt = Awaitility.await("dataset known to intake")
                .atMost(LONGEST)
                .until(() -> intake.post("/api/v1/removal-requests", body), answer -> answer.status() != 422)
                .expect(202)
                .body();
        return new Case(receipt.path("id").asText(), receipt.path("caseKey").asText());
    }

    /** What a person keeps. */
    record Case(String id, String key) {

        String path() {
            return "/api/v1/removal-requests/" + id;
        }
    }

    JsonNode look(Case known) {
        return intake.as(known.key()).get(known.path()).expect(200).body();
    }

    JsonNode awaitStatus(Case known, String status) {
        return await(
                "case " + known.id(),
                intake.as(known.key()),
                known.path(),
                view -> view.path("status").asText().equals(status));
    }

    /** The first column of what a query finds in the database of a service. */
    List<String> rows(String service, String query) {
        try (Connection connection = connect(service);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    /** Tampers with the database of a service. */
    void sql(String service, String statement) {
        try (Connection connection = connect(service);
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    private Connection connect(String service) throws SQLException {
        return DriverManager.getConnection(stack.jdbcUrl(service), service, service);
    }

    static JsonNode await(String what, Api api, String path, Predicate<JsonNode> condition) {
        return Awaitility.await(what)
                .atMost(LONGEST)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> api.get(path).body(), condition);
    }

    @Override
    public void close() {
        stack.close();
        receivers.forEach(Receiver::close);
    }
}
