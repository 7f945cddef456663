package org.rescind.notifier.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.handler.codec.dns.DnsResponseCode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescind.notifier.RawReceiver;
import org.rescind.notifier.Stack;
import org.rescind.notifier.signing.Signer;
import org.rescind.notifier.signing.SigningSecret;
import org.rescind.notifier.webhook.NameServer.Records;

/** From a host name to a connection, with a real name server. Here {@code 127.0.0.2} stands for the public Internet. */
@QuarkusTest
@WithTestResource(Stack.class)
class DestinationTest {

    private static final String PUBLIC = "127.0.0.2";
    private static final String PRIVATE = "127.0.0.3";
    private static final String HOST = "hooks.receiver.example";

    @Inject
    Vertx vertx;

    @Inject
    Signer signer;

    @TempDir
    Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private RawReceiver at;
    private RawReceiver inside;

    @BeforeEach
    void listen() throws Exception {
        at = receiver(new ServerSocket(0, 50, InetAddress.getByName(PUBLIC)));
        inside = receiver(new ServerSocket(at.port(), 50, InetAddress.getByName(PRIVATE)));
    }

    private RawReceiver receiver(ServerSocket socket) {
        RawReceiver receiver = new RawReceiver(
                socket, (connection, out) -> out.write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(ISO_8859_1)));
        open.add(receiver);
        return receiver;
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private Answer post(String url, Function<String, @Nullable Records> names) {
        return post(client(names, Optional.empty()), url);
    }

    private static Answer post(WebhookClient client, String url) {
        List<Answer> answers = new ArrayList<>();
        client.post(target(url), new WebhookMessage("test:1", "{}")).onSuccess(answers::add);
        await().atMost(10, TimeUnit.SECONDS).until(() -> !answers.isEmpty());
        return answers.get(0);
    }

    private static Target target(String url) {
        return new Target(url, List.of(SigningSecret.random(new java.security.SecureRandom())), null);
    }

    private WebhookClient client(Function<String, @Nullable Records> answers, Optional<Path> trusted) {
        NameServer server = new NameServer(answers);
        Config config = new Config(server.address(), trusted);
        Names names = new Names(vertx, config);
        WebhookClient client = new WebhookClient(
                vertx,
                config,
                new Destinations(names, address -> address.getHostAddress().equals(PUBLIC), false),
                signer);
        open.add(client::close);
        open.add(names::close);
        open.add(server);
        return client;
    }

    private String http() {
        return "http://" + HOST + ":" + at.port() + "/";
    }

    @Test
    void the_connection_goes_to_the_address_that_was_checked_and_the_name_is_asked_for_once() {
        Answer answer = post(http(), name -> asked.getAndIncrement() < 2 ? Records.of(PUBLIC) : Records.of(PRIVATE));
        assertThat(answer.isSuccess()).as(answer.toString()).isTrue();
        assertThat(at.notices()).isEqualTo(1);
        assertThat(inside.notices()).isZero();
        assertThat(asked).as("A and AAAA").hasValueLessThanOrEqualTo(2);
    }

    @Test
    void a_name_that_turns_to_an_inner_address_gets_nothing_more() {
        AtomicInteger posts = new AtomicInteger();
        WebhookClient client =
                client(name -> posts.get() == 0 ? Records.of(PUBLIC) : Records.of(PRIVATE), Optional.empty());
        assertThat(post(client, http()).isSuccess()).isTrue();
        posts.incrementAndGet();
        assertThat(post(client, http()).reason()).isEqualTo(Reason.NOT_PUBLIC);
        assertThat(inside.notices()).isZero();
    }

    @Test
    void of_a_public_and_an_inner_address_neither_is_taken() {
        assertThat(post(http(), name -> Records.of(PUBLIC, PRIVATE)).reason()).isEqualTo(Reason.NOT_PUBLIC);
        assertThat(post(http(), name -> Records.of(PUBLIC, "::1")).reason()).isEqualTo(Reason.NOT_PUBLIC);
        assertThat(at.notices() + inside.notices()).isZero();
    }

    @Test
    void a_name_that_cannot_be_found_is_a_failure_that_says_so() {
        assertThat(post(http(), name -> Records.fails(DnsResponseCode.NXDOMAIN)).reason())
                .isEqualTo(Reason.NO_ADDRESS);
        assertThat(post(http(), name -> Records.fails(DnsResponseCode.SERVFAIL)).reason())
                .isEqualTo(Reason.NO_ADDRESS);
        assertThat(post(http(), name -> Records.of()).reason()).isEqualTo(Reason.NO_ADDRESS);
        assertThat(post(http(), Records::alias).reason())
                .as("an alias of itself")
                .isEqualTo(Reason.NO_ADDRESS);
        assertThat(post(http(), name -> Records.alias("x" + name)).reason())
                .as("aliases without end")
                .isEqualTo(Reason.NO_ADDRESS);
    }

    @Test
    void a_name_server_that_does_not_answer_costs_the_time_limit_and_no_more() {
        Answer answer = post(http(), name -> null);
        assertThat(answer.reason()).isIn(Reason.NO_ADDRESS, Reason.TIMEOUT);
        assertThat(answer.took()).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void of_very_many_addresses_only_a_public_one_is_connected_to() {
        assertThat(post(http(), name -> Records.of(many(30))).reason()).isEqualTo(Reason.NOT_PUBLIC);
        // More than fit into one answer.
        post(http(), name -> Records.of(many(1_000)));
        assertThat(inside.notices()).isZero();
    }

    private static String[] many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> i == count - 1 ? PRIVATE : PUBLIC)
                .toArray(String[]::new);
    }

    @Test
    void a_connection_that_nobody_takes_is_a_failure_of_its_own() throws Exception {
        at.close();
        assertThat(post(http(), name -> Records.of(PUBLIC)).reason()).isEqualTo(Reason.NO_CONNECTION);
    }

    @Test
    void so_many_attempts_to_one_address_and_no_more() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        RawReceiver hanging =
                new RawReceiver(new ServerSocket(0, 50, InetAddress.getByName(PUBLIC)), (connection, out) -> {
                    released.await(10, TimeUnit.SECONDS);
                    out.write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(ISO_8859_1));
                });
        open.add(hanging);
        WebhookClient client = client(name -> Records.of(PUBLIC), Optional.empty());
        String url = "http://" + HOST + ":" + hanging.port() + "/";
        List<Answer> answers = java.util.Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < Config.PER_ADDRESS; i++) {
            client.post(target(url), new WebhookMessage("test:" + i, "{}")).onSuccess(answers::add);
        }
        await().until(() -> hanging.notices() == Config.PER_ADDRESS);
        assertThat(post(client, url).reason()).isEqualTo(Reason.NO_PLACE);
        released.countDown();
        await().until(() -> answers.size() == Config.PER_ADDRESS);
        assertThat(answers).allMatch(Answer::isSuccess);
        assertThat(post(client, url).isSuccess()).as("places are given back").isTrue();
    }

    @Test
    void a_certificate_has_to_be_trusted_valid_and_of_the_host() throws Exception {
        Certificate ours = Certificate.authority(folder, "ours");
        Certificate unknown = Certificate.authority(folder, "unknown");
        assertThat(secure(ours.signs("good", HOST, "-1d", 10), ours).isSuccess())
                .isTrue();
        assertThat(secure(unknown.signs("strange", HOST, "-1d", 10), ours).reason())
                .as("of an unknown authority")
                .isEqualTo(Reason.TLS);
        assertThat(secure(ours.signs("expired", HOST, "-10d", 5), ours).reason())
                .as("expired")
                .isEqualTo(Reason.TLS);
        assertThat(secure(ours.signs("other", "other.receiver.example", "-1d", 10), ours)
                        .reason())
                .as("another host's")
                .isEqualTo(Reason.TLS);
    }

    @Test
    void a_server_that_stalls_or_talks_nonsense_instead_of_tls_is_cut_off() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getByName(PUBLIC))) {
            Answer answer = post("https://" + HOST + ":" + silent.getLocalPort() + "/", name -> Records.of(PUBLIC));
            assertThat(answer.reason()).isEqualTo(Reason.TIMEOUT);
            assertThat(answer.took()).isLessThan(Duration.ofSeconds(5));
        }
        String plain = "https://" + HOST + ":" + at.port() + "/";
        assertThat(post(plain, name -> Records.of(PUBLIC)).isSuccess()).isFalse();
    }

    private Answer secure(Certificate shown, Certificate trusted) throws Exception {
        RawReceiver receiver = receiver(shown.listen(PUBLIC));
        return post(
                client(name -> Records.of(PUBLIC), Optional.of(trusted.pem())),
                "https://" + HOST + ":" + receiver.port() + "/");
    }

    private record Config(String nameServer, Optional<Path> trustedCertificates) implements DeliveryConfig {

        static final int PER_ADDRESS = 3;

        @Override
        public boolean local() {
            return false;
        }

        @Override
        public Duration connectTimeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration totalTimeout() {
            return Duration.ofSeconds(3);
        }

        @Override
        public Duration lease() {
            return Duration.ofSeconds(10);
        }

        @Override
        public int inFlight() {
            return 100;
        }

        @Override
        public int inFlightBytes() {
            return 1_000_000;
        }

        @Override
        public int perAddress() {
            return PER_ADDRESS;
        }

        @Override
        public Optional<List<String>> nameServers() {
            return Optional.of(List.of(nameServer));
        }

        @Override
        public Duration firstPause() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration longestPause() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration challengeFor() {
            return Duration.ofHours(1);
        }
    }
}
