package org.rescind.index.download;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.rescind.index.IndexStack;
import org.rescind.index.Publisher;
import org.rescind.index.Tight;
import org.rescind.messaging.Sql;
import org.rescind.stack.sample.ManifestLines;

/** Whoever hardly reads holds a place and a connection; not for ever. */
@QuarkusTest
@QuarkusTestResource(IndexStack.class)
@TestProfile(Tight.class)
class SlowReaderTest {

    private static final int LINES = 33_000;

    private final String faces = Publisher.name("faces");

    @Inject
    Sql sql;

    @Test
    void a_reader_that_takes_too_little_is_cut_and_its_connection_is_free_again() throws IOException {
        Publisher.dataset(faces, true);
        Publisher.release(faces, "1.0");
        Publisher.importAll(
                faces,
                "1.0",
                "dif",
                Publisher.photos(LINES).stream()
                        .map(id -> ManifestLines.dif(1, id))
                        .collect(joining()));
        Publisher.seal(faces, "1.0");
        Institute institute = Institute.known();

        try (Socket slow = new Socket()) {
            slow.setReceiveBufferSize(4_096);
            slow.connect(new InetSocketAddress("localhost", RestAssured.port));
            slow.getOutputStream()
                    .write(("GET /api/v1/datasets/" + faces + "/releases/1.0/manifest HTTP/1.1\r\nHost: localhost\r\n"
                                    + "Authorization: Bearer " + institute.key().value() + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(slow.getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 200");
            assertThat(copiesUnderWay()).isEqualTo(1);
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> copiesUnderWay() == 0);
        }
        assertThat(institute.get(faces).status()).isEqualTo(200);
    }

    private long copiesUnderWay() {
        return sql.one(
                        "select count(*) from pg_stat_activity where query like 'copy (select line%' and state <> 'idle'",
                        row -> row.getLong(1))
                .orElseThrow();
    }
}
