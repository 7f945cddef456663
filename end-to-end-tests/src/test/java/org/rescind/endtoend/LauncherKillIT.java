package org.rescind.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./rescind up} is killed with everything under it, and started again on the same data. */
class LauncherKillIT {

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Pattern READY = Pattern.compile("ready\\s+intake (\\S+)\\s+index (\\S+)\\s+notifier (\\S+)");

    @TempDir
    Path data;

    private Process launcher;

    private record Addresses(URI intake, URI index, URI notifier) {}

    @AfterEach
    void stop() throws InterruptedException {
        launcher.destroy();
        launcher.waitFor();
    }

    @Test
    void what_was_answered_before_the_launcher_died_is_done_after_it_was_started_again() throws Exception {
        Addresses first = launch();
        load(first);
        List<JsonNode> receipts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            receipts.add(ask(first, i, UUID.randomUUID().toString()).expect(202).body());
        }
        String unanswered = UUID.randomUUID().toString();
        Process dying = launcher;
        Thread killer = new Thread(dying::destroyForcibly);
        killer.start();
        try {
            ask(first, 20, unanswered);
        } catch (UncheckedIOException e) {
            // Nobody knows whether it was accepted.
        }
        killer.join();
        dying.waitFor();

        Addresses second = launch();

        receipts.add(ask(second, 20, unanswered).expect(202).body());
        for (JsonNode receipt : receipts) {
            World.await(
                    "case " + receipt.path("id").asText(),
                    new Api(second.intake(), receipt.path("caseKey").asText()),
                    "/api/v1/removal-requests/" + receipt.path("id").asText(),
                    view -> view.path("status").asText().equals("fulfilled"));
        }
        assertThat(new Api(second.notifier(), "")
                        .get("/api/v1/coverage/dif")
                        .expect(200)
                        .body()
                        .path("head")
                        .asLong())
                .isEqualTo(21);
    }

    private static Api.Answer ask(Addresses at, int photo, String key) {
        return new Api(at.intake(), "")
                .post(
                        "/api/v1/removal-requests",
                        Map.of("references", List.of(Load.photo(photo)), "relationship", "depicted"),
                        key);
    }

    private void load(Addresses at) throws IOException {
        Api index =
                new Api(at.index(), Files.readString(data.resolve("ops-token")).strip());
        index.put("/api/v1/datasets/dif", Map.of("title", "dif", "published", true))
                .expect(201);
        index.put("/api/v1/datasets/dif/releases/1.0", Map.of()).expect(201);
        String id = index.postFile("/api/v1/datasets/dif/releases/1.0/imports?format=dif", Load.release())
                .expect(202)
                .body()
                .path("id")
                .asText();
        World.await(
                "import",
                index,
                "/api/v1/datasets/dif/releases/1.0/imports/" + id,
                progress -> progress.path("state").asText().equals("completed"));
    }

    private Addresses launch() throws IOException {
        Path output = Files.createTempFile("launcher", ".out");
        launcher = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Drescind.home=" + home(),
                        "-cp",
                        home().resolve("local-stack/target/classes") + File.pathSeparator
                                + home().resolve("local-stack/target/lib") + "/*",
                        "org.rescind.stack.Rescind",
                        "up",
                        "--data",
                        data.toString(),
                        "--port-base",
                        "0")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        Matcher ready = Awaitility.await("ready")
                .atMost(LONGEST)
                .until(() -> READY.matcher(Files.readString(output)), Matcher::find);
        return new Addresses(URI.create(ready.group(1)), URI.create(ready.group(2)), URI.create(ready.group(3)));
    }

    private static Path home() {
        return Path.of("").toAbsolutePath().getParent();
    }
}
