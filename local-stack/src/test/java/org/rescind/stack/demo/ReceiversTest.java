package org.rescind.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rescind.stack.demo.NotifierDouble.challenge;
import static org.rescind.stack.demo.NotifierDouble.removals;
import static org.rescind.stack.demo.NotifierDouble.secret;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rescind.stack.sample.ManifestLines;

class ReceiversTest {
    private final NotifierDouble notifier = new NotifierDouble();
    private final Receivers receivers = Receivers.start(0);

    ReceiversTest() throws IOException {}

    @AfterEach
    void stop() {
        receivers.close();
        notifier.close();
    }

    @Test
    void a_challenge_is_answered_with_its_value() throws Exception {
        var institution = institution(1, Conduct.PROMPT);

        var answer = send(institution, challenge("abc"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"challenge\":\"abc\"}");
        assertThat(institution.endpoint().isChallenged()).isTrue();
    }

    @Test
    void what_is_not_signed_with_the_own_secret_is_refused_and_nothing_is_purged() throws Exception {
        var institution = institution(1, Conduct.PROMPT);
        institution(2, Conduct.PROMPT);

        var answer = notifier.send(url(institution), secret(2), removals(1, 5));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(institution.endpoint().refused()).isEqualTo(1);
        assertThat(institution.copy().deleted()).isEmpty();
    }

    @Test
    void a_removal_is_purged_acknowledged_and_attested_with_honest_counts() throws Exception {
        var institution = institution(1, Conduct.PROMPT);

        // The copy holds photos 1 to 10.
        assertThat(send(institution, removals(1, 7)).statusCode()).isEqualTo(204);
        awaitAttested(institution, 7);
        send(institution, removals(8, 13));
        awaitAttested(institution, 13);

        assertThat(notifier.acknowledgements())
                .extracting(said -> said.path("through").asLong())
                .containsExactly(7L, 13L);
        assertThat(notifier.attestations()).extracting(ReceiversTest::counts).containsExactly("7: 7+0", "13: 3+3");
        assertThat(institution.copy().deleted()).hasSize(10);
        assertThat(institution.purge().said()).isEqualTo(new Attestation(13, 10, 3));
    }

    @Test
    void a_notice_that_comes_twice_is_counted_once() throws Exception {
        var institution = institution(1, Conduct.PROMPT);

        send(institution, removals(1, 3));
        assertThat(send(institution, removals(1, 3)).statusCode()).isEqualTo(204);
        send(institution, removals(2, 4));
        awaitAttested(institution, 4);

        assertThat(institution.purge().said()).isEqualTo(new Attestation(4, 4, 0));
        assertThat(institution.copy().deleted()).hasSize(4);
    }

    @Test
    void a_notice_after_a_gap_is_refused() throws Exception {
        var institution = institution(1, Conduct.PROMPT);

        assertThat(send(institution, removals(3, 4)).statusCode()).isEqualTo(409);

        assertThat(institution.endpoint().refused()).isEqualTo(1);
        assertThat(institution.endpoint().notifiedAt(1)).isEmpty();
    }

    @Test
    void one_that_is_failing_answers_500_twice_and_one_that_is_down_nothing() throws Exception {
        var failing = institution(1, Conduct.FAILING);
        var down = institution(2, Conduct.DOWN);

        assertThat(send(failing, removals(1, 1)).statusCode()).isEqualTo(500);
        assertThat(send(failing, removals(1, 1)).statusCode()).isEqualTo(500);
        assertThat(failing.endpoint().notifiedAt(1)).isEmpty();
        assertThat(send(failing, removals(1, 1)).statusCode()).isEqualTo(204);
        assertThatThrownBy(() -> send(down, removals(1, 1))).isInstanceOf(IOException.class);
        assertThat(Conduct.DOWN.treat(4, Duration.ofSeconds(6))).isEqualTo(Conduct.Treatment.ANSWER);
        awaitAttested(failing, 1);
    }

    @Test
    void a_slow_one_delays_nobody_and_counts_as_notified_only_when_it_has_answered() throws Exception {
        var slow = institution(1, Conduct.SLOW);
        var prompt = institution(2, Conduct.PROMPT);
        var began = System.nanoTime();

        var late = new Thread(() -> assertThat(sendUnchecked(slow)).isEqualTo(204));
        late.start();
        send(prompt, removals(1, 1));
        awaitAttested(prompt, 1);

        assertThat(slow.endpoint().notifiedAt(1)).isEmpty();
        awaitAttested(slow, 1);
        late.join();
        assertThat(slow.endpoint().notifiedAt(1).orElseThrow() - began)
                .isGreaterThan(Duration.ofMillis(1_900).toNanos());
    }

    @Test
    void what_could_not_be_said_is_said_later() throws Exception {
        var institution = institution(1, Conduct.PROMPT);
        notifier.setDown(true);

        send(institution, removals(1, 2));
        Awaitility.await().until(() -> institution.endpoint().notifiedAt(2).isPresent());
        assertThat(notifier.attestations()).isEmpty();
        notifier.setDown(false);

        awaitAttested(institution, 2);
        assertThat(institution.purge().said()).isEqualTo(new Attestation(2, 2, 0));
    }

    private Institution institution(int number, Conduct conduct) {
        var profile = new Profile(number, "University " + number, "NL", conduct, false, false);
        var copy = Copy.read(LongStream.rangeClosed(1, 10).mapToObj(photo -> ManifestLines.dif(photo, "" + photo)));
        var institution = Institution.of("id", profile, notifier.as("rsk_" + number), new Institution.Holding(copy, 0));
        institution.endpoint().trust(secret(number));
        receivers.add(institution);
        return institution;
    }

    private String url(Institution institution) {
        return receivers.url(institution.profile());
    }

    private java.net.http.HttpResponse<String> send(Institution to, String body) throws Exception {
        return notifier.send(url(to), secret(to.profile().number()), body);
    }

    private int sendUnchecked(Institution to) {
        try {
            return send(to, removals(1, 1)).statusCode();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitAttested(Institution institution, long position) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> institution.purge().attestedAt(position).isPresent());
    }

    private static String counts(JsonNode said) {
        return said.path("through") + ": " + said.path("deleted") + "+" + said.path("notHeld");
    }
}
