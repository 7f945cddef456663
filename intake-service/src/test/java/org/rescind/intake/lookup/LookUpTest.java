package org.rescind.intake.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rescind.references.Reading;
import org.rescind.references.References;

/** At a real socket, behind which index does all that a service can do wrong. */
class LookUpTest {

    private static final String TOKEN = "look-up-token-of-the-tests";
    private static final Duration TIME = Duration.ofMillis(600);
    private static final Duration PAUSE = Duration.ofMillis(400);
    /** What a busy machine may add to the time. */
    private static final Duration TOLERANCE = Duration.ofMillis(900);

    private static final List<String> PASTED =
            List.of("12345678@N00", "https://flic.kr/p/3cryoCr", "https://example.org/3");
    private static final String FOUND = """
            {"references":[
             {"input":"a","kind":"owner","value":"12345678@N00","reason":null,"candidates":[],"news":1,
              "found":[{"dataset":"dif","release":"1.0","title":"Faces","photos":1001,"records":1043}]},
             {"input":"b","kind":"photo","value":"83646541641","reason":null,"candidates":[],"found":[]}],"more":{}}""";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private record Settings(Optional<String> indexUrl, Optional<String> token) implements LookUpConfig {

        @Override
        public Search search() {
            return () -> token;
        }

        @Override
        public LookUps lookUp() {
            return new LookUps() {
                @Override
                public Duration time() {
                    return TIME;
                }

                @Override
                public int atOnce() {
                    return 2;
                }

                @Override
                public Duration pause() {
                    return PAUSE;
                }
            };
        }
    }

    private LookUp at(@Nullable String url) {
        LookUpConfig config = new Settings(Optional.ofNullable(url), Optional.of(TOKEN));
        ObjectMapper json = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        return new LookUp(new IndexClient(config, json), config, meters);
    }

    private static Answer inTime(LookUp lookUp, List<String> pasted) {
        long begun = System.nanoTime();
        Answer answer = lookUp.look(pasted);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(TIME.plus(TOLERANCE));
        assertThat(answer.lines()).extracting(Line::input).isEqualTo(pasted);
        return answer;
    }

    private long counted(String kind) {
        return meters.timer("rescind.look.ups", "answer", kind).count();
    }

    @Test
    void what_index_knows_is_told_of_each_line() throws Exception {
        try (FakeIndex index = FakeIndex.saying(200, FOUND)) {
            Answer answer = inTime(at(index.url()), PASTED);

            assertThat(answer.available()).isTrue();
            assertThat(answer.lines().get(0).found()).containsExactly(new Found("dif", "1.0", "Faces", 1_001, 1_043));
            assertThat(answer.lines().get(1).found()).isEmpty();
            assertThat(answer.lines().get(1).reading().value()).isEqualTo("83646541641");
            assertThat(answer.lines().get(2).reason()).isEqualTo("host");
            assertThat(index.requests)
                    .singleElement()
                    .asString()
                    .contains("POST /api/v1/look-ups ", "Bearer " + TOKEN)
                    .endsWith(
                            "{\"references\":[\"12345678@N00\",\"https://www.flickr.com/photo.gne?id=83646541641\"]}");
            assertThat(counted("found")).isEqualTo(1);
        }
    }

    @Test
    void a_name_comes_with_the_accounts_that_may_be_meant_and_what_to_ask_for() throws Exception {
        String body = """
                {"references":[{"reason":"screen_name","found":null,
                 "candidates":[{"account":"12345678@N00","alias":"jodoe"},{"account":null,"alias":"jodoe"},null]}]}""";
        try (FakeIndex index = FakeIndex.saying(200, body)) {
            Line line = inTime(at(index.url()), List.of("Jo Doe")).lines().get(0);

            assertThat(line.reason()).isEqualTo("screen_name");
            assertThat(line.candidates())
                    .extracting(Candidate::reference)
                    .containsExactly("12345678@N00", "https://www.flickr.com/photos/jodoe/");
            assertThat(References.read("https://www.flickr.com/photos/jodoe/").kind())
                    .isEqualTo(Reading.Kind.ALIAS);
            assertThat(counted("nothing")).isEqualTo(1);
        }
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("slow", (connection, out, request) -> neverEnds()),
                fault("a head and no body", (connection, out, request) -> {
                    out.write(FakeIndex.head(200, 1_000));
                    out.flush();
                    neverEnds();
                }),
                fault("drip by drip", (connection, out, request) -> {
                    out.write(FakeIndex.head(200, 1_000_000));
                    while (true) {
                        out.write(' ');
                        out.flush();
                        TimeUnit.MILLISECONDS.sleep(20);
                    }
                }),
                fault("a head drip by drip", (connection, out, request) -> {
                    out.write("HTTP/1.1 200 OK\r\nX-Long: ".getBytes(StandardCharsets.US_ASCII));
                    while (true) {
                        out.write('x');
                        out.flush();
                        TimeUnit.MILLISECONDS.sleep(20);
                    }
                }),
                fault("reset", (connection, out, request) -> {
                    connection.setSoLinger(true, 0);
                    connection.close();
                }),
                fault("cut off", (connection, out, request) -> {
                    out.write(FakeIndex.head(200, FOUND.length() + 10));
                    out.write(FOUND.getBytes(StandardCharsets.UTF_8));
                    connection.close();
                }),
                fault(
                        "no HTTP",
                        (connection, out, request) ->
                                out.write("SSH-2.0-Index\r\n".getBytes(StandardCharsets.US_ASCII))),
                fault(
                        "ten megabytes",
                        (connection, out, request) -> FakeIndex.say(out, 200, FOUND + " ".repeat(10 << 20))),
                fault("without an end", (connection, out, request) -> {
                    out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    while (true) {
                        out.write(new byte[1 << 16]);
                    }
                }));
    }

    private static Arguments fault(String name, FakeIndex.Conduct conduct) {
        return Arguments.of(name, conduct);
    }

    private static void neverEnds() throws InterruptedException {
        new CountDownLatch(1).await(20, TimeUnit.SECONDS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void whatever_index_does_there_is_an_answer_in_time_that_says_how_the_lines_were_read(
            String name, FakeIndex.Conduct conduct) throws Exception {
        try (FakeIndex index = new FakeIndex(conduct)) {
            Answer answer = inTime(at(index.url()), PASTED);

            assertThat(answer.available()).isFalse();
            assertThat(answer.lines().get(0).reading().value()).isEqualTo("12345678@N00");
            assertThat(answer.lines()).allMatch(line -> line.found().isEmpty());
            assertThat(counted("unavailable")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"references\":null}",
                "{\"references\":[]}",
                "{\"references\":[null,null]}",
                "{\"references\":[{},{},{}]}",
                "{\"references\":[{\"found\":5},{}]}",
                "{\"references\":[{\"found\":[{\"photos\":\"many\"}]},{}]}",
                "<html>",
            })
    void an_answer_that_is_something_else_is_none(String body) throws Exception {
        try (FakeIndex index = FakeIndex.saying(200, body)) {
            assertThat(inTime(at(index.url()), PASTED).available()).isFalse();
        }
        String deep = "[".repeat(100_000);
        try (FakeIndex index = FakeIndex.saying(200, "{\"references\":" + deep)) {
            assertThat(inTime(at(index.url()), PASTED).available()).isFalse();
        }
    }

    @Test
    void an_index_that_refuses_connections_or_is_not_configured_or_takes_none_is_unavailable() throws Exception {
        String gone;
        try (FakeIndex index = FakeIndex.saying(200, FOUND)) {
            gone = index.url();
        }
        assertThat(inTime(at(gone), PASTED).available()).isFalse();
        assertThat(inTime(at(null), PASTED).available()).isFalse();
        assertThat(inTime(at("http://no-such-host.invalid"), PASTED).available())
                .isFalse();
        List<Socket> queue = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 2; i++) {
                queue.add(new Socket(InetAddress.getLoopbackAddress(), full.getLocalPort()));
            }
            assertThat(inTime(at("http://127.0.0.1:" + full.getLocalPort()), PASTED)
                            .available())
                    .isFalse();
        } finally {
            for (Socket waiting : queue) {
                waiting.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 500, 502})
    void after_a_failure_nobody_waits_until_index_is_asked_again(int status) throws Exception {
        Semaphore well = new Semaphore(0);
        try (FakeIndex index = new FakeIndex(
                (connection, out, request) -> FakeIndex.say(out, well.tryAcquire() ? 200 : status, FOUND))) {
            LookUp lookUp = at(index.url());
            assertThat(lookUp.look(PASTED).available()).isFalse();
            well.release(10);

            assertThat(lookUp.look(PASTED).available()).isFalse();

            assertThat(index.requests).hasSize(1);
            Awaitility.await().until(() -> lookUp.look(PASTED).available());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {422, 413, 429, 503})
    void a_question_that_is_not_answered_does_not_stop_the_next_one(int status) throws Exception {
        Semaphore well = new Semaphore(0);
        try (FakeIndex index = new FakeIndex(
                (connection, out, request) -> FakeIndex.say(out, well.tryAcquire() ? 200 : status, FOUND))) {
            LookUp lookUp = at(index.url());
            assertThat(lookUp.look(PASTED).available()).isFalse();
            well.release(1);

            assertThat(lookUp.look(PASTED).available()).isTrue();
        }
    }

    @Test
    void who_finds_no_place_is_told_at_once() throws Exception {
        CountDownLatch asked = new CountDownLatch(2);
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService people = Executors.newCachedThreadPool();
        try (FakeIndex index = new FakeIndex((connection, out, request) -> {
            asked.countDown();
            go.await(10, TimeUnit.SECONDS);
            FakeIndex.say(out, 200, FOUND);
        })) {
            LookUp lookUp = at(index.url());
            List<Future<Answer>> before =
                    List.of(people.submit(() -> lookUp.look(PASTED)), people.submit(() -> lookUp.look(PASTED)));
            asked.await(10, TimeUnit.SECONDS);

            assertThat(lookUp.look(PASTED).available()).isFalse();

            assertThat(index.requests).hasSize(2);
            go.countDown();
            for (Future<Answer> one : before) {
                assertThat(one.get().available()).isTrue();
            }
            assertThat(lookUp.look(PASTED).available()).isTrue();
        } finally {
            people.shutdownNow();
        }
    }

    @Test
    void many_lines_are_asked_for_in_parts_each_thing_once() throws Exception {
        List<String> pasted = IntStream.range(0, 2_500)
                .mapToObj(i -> "https://www.flickr.com/photos/x/" + (83_646_541_000L + i))
                .toList();
        try (FakeIndex index = new FakeIndex((connection, out, request) -> {
            int references = request.split("photo.gne", -1).length - 1;
            FakeIndex.say(
                    out,
                    200,
                    "{\"references\":[" + String.join(",", Collections.nCopies(references, """
                    {"found":[{"dataset":"dif","release":"%d","photos":1,"records":1}]}""".formatted(references)))
                            + "]}");
        })) {
            List<String> twice = Stream.concat(pasted.stream(), pasted.stream()).toList();
            Answer answer = inTime(at(index.url()), twice);

            assertThat(index.requests).hasSize(3);
            assertThat(answer.lines().get(2_499).found()).containsExactly(new Found("dif", "500", null, 1, 1));
            assertThat(answer.lines().get(4_999)).isEqualTo(answer.lines().get(2_499));
        }
    }

    @Test
    void all_parts_have_the_same_time_and_nothing_is_told_when_one_is_missing() throws Exception {
        List<String> pasted = IntStream.range(0, 5_000)
                .mapToObj(i -> "https://www.flickr.com/photos/x/" + (83_646_541_000L + i))
                .toList();
        try (FakeIndex index = new FakeIndex((connection, out, request) -> {
            TimeUnit.MILLISECONDS.sleep(250);
            FakeIndex.say(out, 200, "{\"references\":[" + String.join(",", Collections.nCopies(1_000, "{}")) + "]}");
        })) {
            Answer answer = inTime(at(index.url()), pasted);

            assertThat(answer.available()).isFalse();
            assertThat(index.requests).hasSizeBetween(1, 3);
        }
    }

    @Test
    void nothing_to_ask_is_not_asked_and_all_that_is_asked_is_read_as_the_same_there() throws Exception {
        try (FakeIndex index = FakeIndex.saying(500, "")) {
            assertThat(inTime(at(index.url()), List.of("https://example.org/1", "1234567", "x".repeat(1_000), ""))
                            .available())
                    .isTrue();
            assertThat(inTime(at(index.url()), List.of()).lines()).isEmpty();
            assertThat(index.requests).isEmpty();
        }
        for (String pasted : List.of("https://flickr.com/photos/Some-One_1", "me@N", "81636471393", "7@N00")) {
            Line line = Line.read(pasted);
            assertThat(LookUp.question(line))
                    .hasValueSatisfying(
                            question -> assertThat(References.read(question)).isEqualTo(line.reading()));
        }
    }

    @Test
    void what_was_pasted_is_in_no_log_line_and_no_metric() throws Exception {
        String canary = "83646541641";
        StringBuffer log = new StringBuffer();
        Handler handler = new LogInto(log);
        handler.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(handler);
        try (FakeIndex echo = new FakeIndex((connection, out, request) -> FakeIndex.say(out, 200, request));
                FakeIndex refuses = new FakeIndex((connection, out, request) -> FakeIndex.say(out, 422, request))) {
            List<String> pasted =
                    List.of("https://www.flickr.com/photos/x/" + canary, "name " + canary.charAt(0), canary);
            log.append(at(echo.url()).look(pasted)).append(at(refuses.url()).look(pasted));
            log.append(Line.read(canary)).append(new Candidate(canary, canary));
        } finally {
            Logger.getLogger("").removeHandler(handler);
        }
        assertThat(log.toString()).contains("did not answer").doesNotContain(canary);
        assertThat(meters.getMetersAsString()).doesNotContain(canary).contains("unavailable");
    }

    private static class LogInto extends Handler {

        private final StringBuffer log;

        LogInto(StringBuffer log) {
            this.log = log;
        }

        @Override
        public void publish(LogRecord line) {
            StringWriter stack = new StringWriter();
            if (line.getThrown() != null) {
                line.getThrown().printStackTrace(new PrintWriter(stack));
            }
            log.append(line.getMessage())
                    .append(Arrays.toString(line.getParameters()))
                    .append(stack);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
