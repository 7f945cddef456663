package org.rescind.index.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.rescind.index.IndexStack;
import org.rescind.index.Tight;

/** Every client here is an address of its own on the loopback network. */
@QuarkusTest
@QuarkusTestResource(IndexStack.class)
@TestProfile(Tight.class)
class SearchLimitsTest {

    private static final String BODY = "{\"reference\":\"44\"}";

    private static String search(String from, String... headers) {
        try (Socket client =
                new Socket(InetAddress.getByName("127.0.0.1"), RestAssured.port, InetAddress.getByName(from), 0)) {
            client.setSoTimeout(10_000);
            client.getOutputStream()
                    .write(("POST /api/v1/search HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                    + "Content-Type: application/json\r\nContent-Length: " + BODY.length() + "\r\n"
                                    + String.join("", headers) + "\r\n" + BODY)
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int status(String answer) {
        return Integer.parseInt(answer.substring(9, 12));
    }

    private static List<Integer> searches(int count, String from, String... headers) {
        return IntStream.range(0, count)
                .map(i -> status(search(from, headers)))
                .boxed()
                .toList();
    }

    private static void untilAllMayAsk() {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> status(search("127.0.9.9")) == 200);
    }

    /** The limits of one client, of all together and of intake, in one test: the second is shared by whoever asks. */
    @Test
    void one_client_is_slowed_down_then_all_together_and_never_who_asks_on_behalf_of_people() {
        assertThat(searches(Tight.BURST, "127.0.0.11")).containsOnly(200);
        String refused = Awaitility.await().until(() -> search("127.0.0.11"), answer -> status(answer) != 200);
        assertThat(status(refused)).isEqualTo(429);
        assertThat(refused)
                .containsPattern("(?i)retry-after: [12]\r\n")
                .contains("application/problem+json", "/problems/too-many", "your address");
        assertThat(search("127.0.0.12")).startsWith("HTTP/1.1 200");
        Awaitility.await().until(() -> search("127.0.0.11"), answer -> status(answer) == 200);

        List<Integer> byMany = IntStream.range(0, 3 * Tight.ALL_BURST)
                .map(i -> status(search("127.0.1." + (i + 1))))
                .boxed()
                .toList();
        assertThat(byMany).contains(429).containsOnly(200, 429);
        assertThat(searches(20, "127.0.0.11", "Authorization: Bearer " + IndexStack.LOOK_UP_TOKEN + "\r\n"))
                .containsOnly(200);
        assertThat(searches(20, "127.0.0.11", "Authorization: Bearer wrong\r\n"))
                .contains(429);
        untilAllMayAsk();
        aLookUpCountsAsManyTimesAsItHasReferences();
    }

    private static void aLookUpCountsAsManyTimesAsItHasReferences() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> LookUpTest.lookUp(Collections.nCopies(Tight.LOOK_UP_BURST, "44"))
                                .statusCode()
                        == 200);

        Response refused = LookUpTest.lookUp(Collections.nCopies(Tight.LOOK_UP_BURST, "44"));

        refused.then().statusCode(429).body("type", equalTo("/problems/too-many"));
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(4, 8);
        assertThat(search("127.0.0.21")).startsWith("HTTP/1.1 200");
        // More than there ever is room for at once would be refused for ever.
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> LookUpTest.lookUp(Collections.nCopies(10 * Tight.LOOK_UP_BURST, "44"))
                                .statusCode()
                        == 200);
    }
}
