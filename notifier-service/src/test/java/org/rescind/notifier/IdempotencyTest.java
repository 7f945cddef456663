package org.rescind.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rescind.messaging.Sql;
import org.rescind.web.IdempotencyWorker;

@QuarkusTest
@WithTestResource(Stack.class)
class IdempotencyTest {

    private static final String HASH = "encode(sha256(?::text::bytea), 'hex')";

    private static final Map<String, Object> INSTITUTION =
            Map.of("name", "Institute of Repetition", "country", "NL", "contactEmail", "again@b.example");

    @Inject
    Sql sql;

    @Inject
    IdempotencyWorker worker;

    private final String key = UUID.randomUUID().toString();

    @Test
    void an_institution_is_registered_once_and_its_key_told_again() {
        Response first = register(key);
        Response second = register(key);

        first.then().statusCode(201);
        second.then().statusCode(201).header("Location", first.header("Location"));
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(register(UUID.randomUUID().toString()).<String>path("id")).isNotEqualTo(first.path("id"));
        assertThat(count("select count(*) from institution where id = ?", UUID.fromString(first.path("id"))))
                .isOne();
    }

    @Test
    void a_new_copy_is_answered_as_new_when_it_is_told_again() {
        Partner partner = Partner.register();
        Map<String, Object> copy = Map.of(
                "dataset", Index.newDataset(), "release", "1.0", "downloadedAt", "2020-01-01T00:00:00Z", "position", 0);
        Response first = Partner.ops().header("Idempotency-Key", key).body(copy).post(partner.path("/copies"));
        Response second =
                Partner.ops().header("Idempotency-Key", key).body(copy).post(partner.path("/copies"));

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        Partner.ops().body(copy).post(partner.path("/copies")).then().statusCode(200);
    }

    @Test
    void a_key_counts_for_one_endpoint_of_one_caller() {
        Partner one = Partner.register();
        Partner other = Partner.register();
        String secret = rotated(one);

        assertThat(rotated(one)).isEqualTo(secret);
        assertThat(rotated(other)).isNotEqualTo(secret);
        String byStaff = Partner.ops()
                .header("Idempotency-Key", key)
                .post(one.path("/endpoint/secret"))
                .path("secret");
        assertThat(byStaff).isNotEqualTo(secret);
    }

    @Test
    void another_body_is_refused() {
        register(key).then().statusCode(201);
        Partner.ops()
                .header("Idempotency-Key", key)
                .body(Map.of("name", "Another", "country", "NL", "contactEmail", "again@b.example"))
                .post("/api/v1/institutions")
                .then()
                .statusCode(422)
                .body("type", endsWith("/problems/idempotency-key-reused"));
    }

    @Test
    void after_a_day_nothing_is_left_of_an_answer() {
        register(key).then().statusCode(201);
        worker.forget();
        assertThat(kept()).isOne();

        sql.update(
                "update idempotent_answer set created_at = created_at - interval '1 day' where key_sha256 = " + HASH,
                key);
        worker.forget();
        assertThat(kept()).isZero();
    }

    private long kept() {
        return count("select count(*) from idempotent_answer where key_sha256 = " + HASH, key);
    }

    private long count(String query, Object parameter) {
        return sql.one(query, row -> row.getLong(1), parameter).orElseThrow();
    }

    private static Response register(String key) {
        return Partner.ops().header("Idempotency-Key", key).body(INSTITUTION).post("/api/v1/institutions");
    }

    private String rotated(Partner partner) {
        partner.itself().body(Map.of("url", "http://127.0.0.1:9/")).put(partner.path("/endpoint"));
        return partner.itself()
                .header("Idempotency-Key", key)
                .post(partner.path("/endpoint/secret"))
                .path("secret");
    }
}
