package org.rescind.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The raw loop and what it is received by, at real sockets. */
class ReceiversTest {
    private static final String SECRET = "whsec_"
            + Base64.getEncoder().encodeToString("thirty-two bytes of no secret at".getBytes(StandardCharsets.UTF_8));
    private static final String BODY = "{\"specversion\":\"1.0\"}";

    private final Receivers receivers = Receivers.start();
    private final RawPosts posts = new RawPosts();
    private final List<Partner> partners = IntStream.range(0, 5)
            .mapToObj(number -> Partner.of(number, "institution-" + number, receivers.url(number), SECRET))
            .toList();

    @AfterEach
    void close() {
        posts.close();
        receivers.close();
    }

    @Test
    void each_institution_gets_every_message_in_order() throws Exception {
        var got = new ArrayList<String>();
        receivers.tell((partner, notice, nanos) -> got.add(partner + " " + notice.last()));

        posts.send(messages(300), partners);

        assertThat(got).hasSize(5 * 300);
        assertThat(got.stream().filter(each -> each.startsWith("3 ")))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 300).mapToObj(i -> "3 " + i).toList());
    }

    @Test
    void arrivals_end_when_the_last_institution_has_the_last_position_and_count_all_notices() throws Exception {
        var arrivals = new Arrivals(partners, "d-1", 3);
        receivers.tell(arrivals);
        var began = System.nanoTime();

        posts.send(messages(3), partners);

        assertThat(arrivals.await()).isBetween(began, System.nanoTime());
        assertThat(arrivals.notices()).isEqualTo(15);
    }

    @Test
    void what_one_institution_gets_is_kept_to_be_sent_again() {
        receivers.record(partners.get(2));

        posts.send(messages(4), partners);

        var recorded = receivers.recorded();
        assertThat(recorded).extracting(Message::id).containsExactly("d-1:1-1", "d-1:2-2", "d-1:3-3", "d-1:4-4");
        assertThat(new String(recorded.get(0).bytes(), StandardCharsets.UTF_8)).isEqualTo(BODY);
        assertThat(recorded).noneMatch(Message::asymmetric);
        assertThat(receivers.recorded()).isEmpty();
    }

    @Test
    void the_raw_loop_signs_what_the_official_library_accepts() throws Exception {
        var timestamp = System.currentTimeMillis() / 1_000;
        var signature = partners.get(0).sign("d-1:1-1", timestamp, BODY.getBytes(StandardCharsets.UTF_8));

        new Webhook(SECRET)
                .verify(
                        BODY,
                        Map.of(
                                "webhook-id", List.of("d-1:1-1"),
                                "webhook-timestamp", List.of("" + timestamp),
                                "webhook-signature", List.of(signature)));
    }

    @Test
    void a_hanging_endpoint_answers_never_and_the_others_as_before() throws Exception {
        var well = partners.subList(0, 4);
        receivers.conduct(partners.subList(4, 5), Receivers.Conduct.HANGING);
        var arrivals = new Arrivals(well, "d-1", 1);
        receivers.tell(arrivals);

        posts.send(messages(1), well);
        arrivals.await();

        var letGo = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                receivers.letGo();
                Thread.onSpinWait();
            }
        });
        letGo.start();
        assertThatThrownBy(() -> posts.send(messages(1), partners.subList(4, 5)))
                .isInstanceOf(CompletionException.class);
        letGo.interrupt();
    }

    @Test
    void a_challenge_is_echoed() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(receivers.url(1)))
                .timeout(Duration.ofSeconds(10))
                .header("webhook-id", "challenge:01990000-0000-4000-8000-000000000000")
                .POST(BodyPublishers.ofString("{\"data\":{\"challenge\":\"abc\"}}"))
                .build();

        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        assertThat(answer.body()).isEqualTo("{\"challenge\":\"abc\"}");
    }

    private static List<Message> messages(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> Message.of("d-1:" + i + "-" + i, Buffer.buffer(BODY), "v1,xyz"))
                .toList();
    }
}
