package org.rescind.notifier;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rescind.messaging.Sql;
import org.rescind.notifier.RawReceiver.Behaviour;

/** What a receiver may do to us at its end of a socket. Each time a healthy institution has to get the same notice at once. */
@QuarkusTest
@TestProfile(HostileReceiverTest.ShortTimeouts.class)
@WithTestResource(Stack.class)
class HostileReceiverTest {

    /** Socket buffers of both sides, with a large margin: beyond it somebody reads on. */
    private static final long BUFFERS = 32L * 1024 * 1024;

    private static final int LIMIT_MS = 1_500;

    public static class ShortTimeouts implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "rescind.delivery.total-timeout", "PT1.5S",
                    "rescind.delivery.first-pause", "PT1S",
                    "rescind.delivery.longest-pause", "PT2S");
        }
    }

    @Inject
    Index index;

    @Inject
    Sql sql;

    private final String dataset = Index.newDataset();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Receiver healthyReceiver = new Receiver();
    private Partner healthy;

    @BeforeEach
    void a_healthy_institution() {
        healthy = Partner.register().holds(dataset, "1.0", 0).listensAt(healthyReceiver);
    }

    @AfterEach
    void close() {
        over.countDown();
        healthyReceiver.close();
    }

    /** Sends one notice to both, and returns what is recorded of the first attempt at the hostile one. */
    private Map<String, Object> attempt(Behaviour behaviour) {
        try (RawReceiver receiver = new RawReceiver(behaviour)) {
            return attempt(receiver);
        }
    }

    private Map<String, Object> attempt(RawReceiver receiver) {
        Partner partner = Partner.register().holds(dataset, "1.0", 0);
        partner.itself()
                .body(Map.of("url", receiver.url()))
                .put(partner.path("/endpoint"))
                .then()
                .statusCode(201);
        partner.awaitEndpoint("active");
        index.appends(dataset, 1, 1);
        healthy.awaitNotified(dataset, 1);
        await("the attempt is recorded")
                .atMost(8, SECONDS)
                .until(() -> !notices(partner).isEmpty());
        Map<String, Object> first = notices(partner).get(notices(partner).size() - 1);
        assertThat((Integer) first.get("durationMs")).isLessThan(LIMIT_MS + 1_000);
        assertThat(healthyReceiver.notices()).as("the healthy one is told once").hasSize(1);
        return first;
    }

    private static List<Map<String, Object>> notices(Partner partner) {
        List<Map<String, Object>> all =
                partner.itself().get(partner.path("/attempts")).path("items");
        return all.stream()
                .filter(attempt -> attempt.get("kind").equals("notice"))
                .toList();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(ISO_8859_1));
    }

    private static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private void hang() throws InterruptedException {
        over.await(10, SECONDS);
    }

    @Test
    void an_answer_just_before_the_limit_counts() {
        var attempt = attempt((socket, out) -> {
            over.await(LIMIT_MS * 6 / 10, java.util.concurrent.TimeUnit.MILLISECONDS);
            write(out, "HTTP/1.1 204 No Content\r\n\r\n");
        });
        assertThat(attempt).containsEntry("status", 204).doesNotContainKey("reason");
    }

    @Test
    void who_never_answers_costs_the_time_limit_and_no_more() {
        var attempt = attempt((socket, out) -> hang());
        assertThat(attempt).containsEntry("reason", "timeout").doesNotContainKey("status");
    }

    @Test
    void a_hang_in_the_middle_of_the_head_is_a_timeout() {
        var attempt = attempt((socket, out) -> {
            write(out, "HTTP/1.1 200 OK\r\nContent-Le");
            hang();
        });
        assertThat(attempt).containsEntry("reason", "timeout").doesNotContainKey("status");
    }

    @Test
    void one_byte_now_and_then_is_a_timeout_whatever_its_status_said() {
        var attempt = attempt((socket, out) -> {
            write(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
            while (!over.await(50, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                write(out, "x");
            }
        });
        assertThat(attempt).containsEntry("reason", "timeout").containsEntry("status", 200);
        assertThat((String) attempt.get("response")).startsWith("xx");
    }

    @Test
    void a_reset_after_the_request_is_a_cut_connection() {
        var attempt = attempt((socket, out) -> reset(socket));
        assertThat(attempt).containsEntry("reason", "cut").doesNotContainKey("status");
    }

    @Test
    void a_2xx_that_ends_before_its_body_does_is_no_delivery() {
        var attempt = attempt((socket, out) -> {
            write(out, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this");
            reset(socket);
        });
        assertThat(attempt).containsEntry("reason", "cut");
    }

    @Test
    void an_endless_answer_is_cut_off_at_16_kib() {
        try (RawReceiver receiver = new RawReceiver((socket, out) -> {
            write(out, "HTTP/1.1 200 OK\r\nContent-Length: 10737418240\r\n\r\n");
            byte[] block = new byte[64 * 1024];
            while (true) {
                out.write(block);
            }
        })) {
            var attempt = attempt(receiver);
            assertThat(attempt).containsEntry("reason", "too_long").containsEntry("status", 200);
            assertThat(receiver.written()).isLessThan(receiver.notices() * BUFFERS);
        }
    }

    @Test
    void a_compressed_bomb_is_not_unpacked() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            gzip.write(new byte[10 * 1024 * 1024]);
        }
        var attempt = attempt((socket, out) -> {
            write(out, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + bomb.size() + "\r\n\r\n");
            out.write(bomb.toByteArray());
        });
        assertThat(attempt).containsEntry("status", 200);
        assertThat(((String) attempt.get("response")).length()).isLessThanOrEqualTo(1024);
    }

    @Test
    void a_head_of_a_megabyte_is_no_valid_answer() {
        try (RawReceiver receiver = new RawReceiver((socket, out) -> {
            write(out, "HTTP/1.1 200 OK\r\nX-Long: ");
            for (int i = 0; i < 16; i++) {
                write(out, "h".repeat(64 * 1024));
            }
            write(out, "\r\n\r\n");
        })) {
            assertThat(attempt(receiver)).containsEntry("reason", "invalid_answer");
        }
    }

    @Test
    void continue_for_ever_is_a_failure() {
        try (RawReceiver receiver = new RawReceiver((socket, out) -> {
            while (true) {
                write(out, "HTTP/1.1 100 Continue\r\n\r\n");
            }
        })) {
            var attempt = attempt(receiver);
            assertThat(attempt).containsKey("reason");
        }
    }

    @Test
    void chunks_of_impossible_size_are_no_valid_answer() {
        for (String size : List.of("zz", "ffffffffffffffff", "-5")) {
            try (RawReceiver receiver = new RawReceiver((socket, out) -> {
                write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + size + "\r\nabc\r\n0\r\n\r\n");
                hang();
            })) {
                Partner partner = Partner.register().holds(dataset, "1.0", 0);
                partner.itself().body(Map.of("url", receiver.url())).put(partner.path("/endpoint"));
                index.appends(dataset, 1, 1);
                await().atMost(8, SECONDS).until(() -> !notices(partner).isEmpty());
                assertThat(notices(partner).get(0)).as(size).containsKey("reason");
            }
        }
        healthy.awaitNotified(dataset, 1);
    }

    @Test
    void something_else_than_http_is_no_valid_answer() {
        var attempt = attempt((socket, out) -> {
            write(out, "SSH-2.0-OpenSSH_9.2\r\n\r\n");
            hang();
        });
        assertThat(attempt).containsEntry("reason", "invalid_answer");
    }

    @Test
    void a_redirect_to_ourselves_or_to_the_metadata_of_a_cloud_is_not_followed() {
        for (String location : List.of("http://169.254.169.254/latest/meta-data/", "http://127.0.0.1:8082/q/health")) {
            try (RawReceiver receiver = new RawReceiver((socket, out) -> write(
                    out,
                    "HTTP/1.1 308 Permanent Redirect\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n"))) {
                Partner partner = Partner.register().holds(dataset, "1.0", 0);
                partner.itself().body(Map.of("url", receiver.url())).put(partner.path("/endpoint"));
                index.appends(dataset, 1, 1);
                await().atMost(8, SECONDS).until(() -> !notices(partner).isEmpty());
                assertThat(notices(partner).get(0))
                        .containsEntry("reason", "redirect")
                        .containsEntry("status", 308);
            }
        }
    }

    @Test
    void retry_after_is_honoured_between_the_first_and_the_longest_pause() {
        Instant inADay = Instant.now().plusSeconds(86_400);
        List<String> asked = List.of(
                "86400",
                "-1",
                "315360000",
                "99999999999999999999",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(inADay.atOffset(ZoneOffset.UTC)),
                "Mon, 01 Jan 1990 00:00:00 GMT",
                "next week");
        for (String value : asked) {
            try (RawReceiver receiver = new RawReceiver((socket, out) -> write(
                    out,
                    "HTTP/1.1 503 Service Unavailable\r\nRetry-After: " + value + "\r\nContent-Length: 0\r\n\r\n"))) {
                Partner partner = Partner.register().holds(dataset, "1.0", 0);
                partner.itself().body(Map.of("url", receiver.url())).put(partner.path("/endpoint"));
                index.appends(dataset, 1, 1);
                await(value).atMost(8, SECONDS).until(() -> receiver.notices() >= 2);
                assertThat(notices(partner).get(0)).containsEntry("reason", "slow_down");
            }
        }
    }

    @Test
    void a_response_with_a_null_character_is_recorded_without_it() {
        var attempt = attempt((socket, out) -> write(out, "HTTP/1.1 500 Oh\r\nContent-Length: 5\r\n\r\na\0b\0c"));
        assertThat(attempt).containsEntry("reason", "status").containsEntry("response", "abc");
    }
}
