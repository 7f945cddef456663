package org.rescind.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that send slowly hold a connection and a little memory, and nothing that others need. */
@QuarkusTest
class SlowClientsTest {

    private static final String HEAD = "POST " + Person.REQUESTS + " HTTP/1.1\r\nHost: localhost\r\nX-Slow: ";
    private static final String JSON = "yes\r\nContent-Type: application/json\r\n";
    private static final String LARGE = " ".repeat(100_000);

    private final List<Socket> sockets = new ArrayList<>();
    private final ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void close() throws IOException {
        drip.shutdownNow();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void a_thousand_slow_clients_do_not_stop_a_healthy_one() throws Exception {
        open(300, HEAD);
        open(300, HEAD + JSON + "Content-Length: 1000\r\n\r\n{");
        open(200, HEAD + JSON + "Content-Length: 4000000\r\n\r\n{" + LARGE);
        open(200, HEAD + JSON + "Transfer-Encoding: chunked\r\n\r\n186a0\r\n" + LARGE + "\r\n1000\r\n{");
        drip.scheduleAtFixedRate(this::sendOneByteEach, 100, 500, TimeUnit.MILLISECONDS);
        assertThat(sockets).hasSize(1_000);

        ExecutorService healthy = Executors.newFixedThreadPool(4);
        try {
            var answers = healthy.invokeAll(
                    java.util.Collections.nCopies(
                            20,
                            () -> Person.submit(Person.body(List.of("44"), Map.of()))
                                    .statusCode()),
                    20,
                    TimeUnit.SECONDS);
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(202);
            }
        } finally {
            healthy.shutdownNow();
        }
    }

    @Test
    void a_body_that_does_not_come_to_its_end_is_cut_off() throws Exception {
        open(1, HEAD + JSON + "Content-Length: 1000\r\n\r\n{");
        drip.scheduleAtFixedRate(this::sendOneByteEach, 100, 100, TimeUnit.MILLISECONDS);
        Socket slow = sockets.get(0);
        slow.setSoTimeout(20_000);
        assertThat(ends(slow.getInputStream())).isTrue();
    }

    @Test
    void of_large_bodies_few_come_in_at_once_and_the_others_are_told_when_to_come_again() throws Exception {
        String large = HEAD + JSON + "Content-Length: 4000000\r\n\r\n{";
        open(8, large);
        await().atMost(Duration.ofSeconds(10)).until(() -> answerTo(large).contains("/problems/busy"));
        assertThat(answerTo(large)).startsWith("HTTP/1.1 503").containsIgnoringCase("\r\nretry-after: 5\r\n");
        close();
        String whole = " ".repeat(70_000);
        String whenFree = HEAD + JSON + "Connection: close\r\nContent-Length: 70000\r\n\r\n" + whole;
        await().atMost(Duration.ofSeconds(10)).until(() -> answerTo(whenFree).startsWith("HTTP/1.1 422"));
    }

    @Test
    void a_large_body_that_was_answered_makes_room_for_the_next() {
        List<String> references = java.util.Collections.nCopies(3_000, "https://www.flickr.com/photos/12345678@N00/44");
        for (int i = 0; i < 12; i++) {
            assertThat(Person.submit(Person.body(references, Map.of())).statusCode())
                    .isEqualTo(202);
        }
    }

    private static String answerTo(String request) throws IOException {
        try (Socket client = new Socket("localhost", RestAssured.port)) {
            client.setSoTimeout(3_000);
            client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (java.net.SocketTimeoutException e) {
            return "";
        }
    }

    private static boolean ends(InputStream in) {
        try {
            in.readAllBytes();
            return true;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private void open(int count, String start) throws IOException {
        for (int i = 0; i < count; i++) {
            Socket socket = new Socket("localhost", RestAssured.port);
            sockets.add(socket);
            socket.getOutputStream().write(start.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private void sendOneByteEach() {
        for (Socket socket : sockets) {
            try {
                socket.getOutputStream().write(' ');
            } catch (IOException e) {
                // It was refused; that is its right.
                continue;
            }
        }
    }
}
