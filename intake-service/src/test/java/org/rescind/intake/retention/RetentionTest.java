package org.rescind.intake.retention;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.rescind.intake.Index.at;
import static org.rescind.intake.Index.outcome;
import static org.rescind.intake.Index.removed;
import static org.rescind.intake.Index.resolves;
import static org.rescind.intake.Notifier.copy;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rescind.events.CoverageChanged.State;
import org.rescind.events.Outcome;
import org.rescind.events.RemovalRequested;
import org.rescind.intake.Database;
import org.rescind.intake.Index;
import org.rescind.intake.IntakeStack;
import org.rescind.intake.Notifier;
import org.rescind.intake.Person;
import org.rescind.intake.Wire;
import org.rescind.intake.request.Confidential;
import org.rescind.web.Encryption;
import org.rescind.web.Sha256;

@QuarkusTest
class RetentionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String ACCOUNT = "712312312@N07";
    private static final String WORDS = "in my own words";

    private final Confidential confidential;
    private final Retention retention;

    RetentionTest(Confidential confidential, Retention retention) {
        this.confidential = confidential;
        this.retention = retention;
    }

    @Test
    void after_the_retention_nothing_that_a_person_wrote_is_left_and_the_case_goes_on() {
        String dataset = Index.hasDataset(true);
        Person person = asks();
        becomesFulfilled(person, dataset);
        byte[] message = bytes("message_encrypted", person);
        assertThat(confidential.open(message, person.id(), "message")).isEqualTo(WORDS);

        daysPass(person, 89);
        rounds();
        assertThat(person.looksAtTheCase().getString("erasedAt")).isNull();
        daysPass(person, 2);
        awaitErased(person);

        assertThat(confidential.open(message, person.id(), "message")).isNull();
        assertThatThrownBy(() ->
                        Encryption.withKeys(IntakeStack.KEY).decrypt(message, "request/" + person.id() + "/message"))
                .isInstanceOf(IllegalStateException.class);
        assertThat(of(person, "request_key")).isEqualTo("0");
        assertThat(Database.value("select count(*) from reference where request = '" + person.id()
                        + "' and (input_encrypted is not null or value is not null)"))
                .isEqualTo("0");
        JsonPath view = person.looksAtTheCase();
        assertThat(Instant.parse(view.getString("erasedAt"))).isBeforeOrEqualTo(Instant.now());
        assertThat(view.getString("status")).isEqualTo("fulfilled");
        assertThat(view.getInt("totals.removed")).isEqualTo(5);
        assertThat(view.getInt("datasets[0].lastPosition")).isEqualTo(5);
        assertThat(view.getString("references[0].outcome")).isEqualTo("removed");
        assertThat(view.getInt("references[0].photos")).isEqualTo(5);
        assertThat(view.getString("references[0].input")).isNull();
        assertThat(view.getString("references[0].value")).isNull();
        assertThat(person.get("/references").jsonPath().getString("items[0].kind"))
                .isEqualTo("owner");
        assertThat(page(person, "en")).contains("was erased on").doesNotContain(ACCOUNT, "NOT_FOUND");
        assertThat(page(person, "zh-Hant")).contains("清除").doesNotContain(ACCOUNT, "NOT_FOUND");
    }

    /** A column that a later migration adds is to be cleared, too. */
    @Test
    void no_column_of_ciphertext_is_forgotten() {
        Person person = asks();
        Wire.say(Index.holds(person, 1, "held", 9_000));
        person.awaitsState("in_progress/under_review");
        decides(person, Map.of("decision", "extend", "text", WORDS));
        decides(person, Map.of("decision", "refuse", "reason", "third_party_rights", "text", WORDS));
        Wire.say(resolves(person, 2, List.of(outcome(1, Outcome.REFUSED)), List.of()));
        person.awaitsState("denied/null");
        awaitSettled(person);

        daysPass(person, 91);
        awaitErased(person);

        List<String> columns = List.of(Database.value("""
                        select string_agg(c.table_name || '.' || c.column_name || '.'
                                   || case c.table_name when 'request' then 'id' else 'request' end, ' ')
                          from information_schema.columns c
                         where c.table_schema = 'public' and c.column_name like '%\\_encrypted'
                           and (c.table_name = 'request'
                                or exists (select from information_schema.columns r
                                            where r.table_schema = 'public' and r.table_name = c.table_name
                                              and r.column_name = 'request'))""").split(" "));
        assertThat(columns)
                .contains("review.text_encrypted.request", "request.contact_encrypted.id")
                .allSatisfy(column -> {
                    String[] part = column.split("\\.");
                    assertThat(Database.value("select count(" + part[1] + ") from " + part[0] + " where " + part[2]
                                    + " = '" + person.id() + "'"))
                            .as(column)
                            .isEqualTo("0");
                });
        assertThat(of(person, "contact")).isEqualTo("0");
        assertThat(of(person, "mail")).isEqualTo("0");
    }

    @Test
    void the_time_begins_when_the_last_copy_is_purged_or_has_defaulted() {
        String dataset = Index.hasDataset(true);
        Notifier notifier = new Notifier(dataset, "A", "B", "C");
        Person person = asks();
        Wire.say(resolves(person, 1, List.of(removed(1, 5)), List.of(at(dataset, 1, 5))));
        notifier.covers(0, 5, 5, copy("1.0", 0, 5));
        notifier.covers(1, 5, 5, copy("1.0", 0, 4));
        notifier.covers(2, 5, 0, copy("1.0", 0, 0, State.HELD, true, true));
        notifier.head(5, 3);
        person.awaitsState("fulfilled/null");
        rounds();
        assertThat(settled(person)).isNull();

        notifier.covers(1, 5, 5, copy("1.0", 0, 5));

        awaitSettled(person);
    }

    @Test
    void a_late_hit_opens_an_erased_case_again_and_brings_nothing_back() {
        String dataset = Index.hasDataset(true);
        Person person = asks();
        becomesFulfilled(person, dataset);
        daysPass(person, 91);
        awaitErased(person);

        Wire.say(resolves(person, 2, List.of(removed(1, 7)), List.of(at(dataset, 1, 200))));
        person.awaitsState("in_progress/propagating");

        assertThat(person.looksAtTheCase().getString("erasedAt")).isNotNull();
        assertThat(person.looksAtTheCase().getInt("references[0].photos")).isEqualTo(7);
        assertThat(Database.value("select count(*) from request where id = '" + person.id()
                        + "' and contact_encrypted is null and message_encrypted is null"))
                .isEqualTo("1");
        assertThat(of(person, "request_key")).isEqualTo("0");
    }

    @Test
    void what_a_reviewer_writes_after_the_erasure_has_a_key_and_a_retention_of_its_own() {
        String dataset = Index.hasDataset(true);
        Person person = asks();
        becomesFulfilled(person, dataset);
        daysPass(person, 91);
        awaitErased(person);
        Wire.say(Index.holds(person, 2, dataset, 9_000));
        person.awaitsState("in_progress/under_review");

        decides(person, Map.of("decision", "refuse", "reason", "third_party_rights", "text", WORDS));

        assertThat(of(person, "request_key")).isEqualTo("1");
        Wire.say(resolves(person, 3, List.of(removed(1, 5)), List.of(at(dataset, 1, 5))));
        person.awaitsState("fulfilled/null");
        awaitSettled(person);
        daysPass(person, 91);
        await().atMost(PATIENCE).until(() -> of(person, "request_key").equals("0"));
        assertThat(Database.value("select count(text_encrypted) from review where request = '" + person.id() + "'"))
                .isEqualTo("0");
    }

    @Test
    void what_is_published_again_after_the_erasure_names_no_reference() {
        String dataset = Index.hasDataset(true);
        Person person = asks();
        becomesFulfilled(person, dataset);
        daysPass(person, 91);
        awaitErased(person);
        int before = Wire.heardOf(person.id()).size();

        Database.update("update request set published_version = 0 where id = '" + person.id() + "'");
        person.withdraws().then().statusCode(202);

        await().atMost(PATIENCE)
                .until(() -> Database.value(
                                "select published_version = version from request where id = '" + person.id() + "'")
                        .equals("t"));
        await().atMost(PATIENCE).until(() -> Wire.heardOf(person.id()).size() > before);
        assertThat(Wire.heardOf(person.id())
                        .subList(before, Wire.heardOf(person.id()).size()))
                .noneMatch(RemovalRequested.class::isInstance);
    }

    @Test
    void each_request_is_erased_once_however_many_do_it_and_the_evidence_names_them_by_a_hash() throws Exception {
        long before = Long.parseLong(Database.value("select coalesce(max(id), 0) from erasure"));
        List<Person> people = IntStream.range(0, 12).mapToObj(i -> asks()).toList();
        for (Person person : people) {
            person.withdraws().then().statusCode(202);
            Wire.say(resolves(
                    person,
                    1,
                    List.of(outcome(1, Outcome.NOT_FOUND)),
                    List.of(),
                    org.rescind.events.RequestResolved.Withdrawal.DONE));
        }
        people.forEach(person -> person.awaitsState("withdrawn/null"));
        people.forEach(RetentionTest::awaitSettled);
        ExecutorService many = Executors.newFixedThreadPool(4);
        try {
            people.forEach(person -> daysPass(person, 91));
            Callable<Boolean> erase = () -> {
                while (retention.eraseSome()) {}
                return true;
            };
            many.invokeAll(List.of(erase, erase, erase, erase));
        } finally {
            many.shutdown();
        }
        people.forEach(RetentionTest::awaitErased);

        List<Integer> counts = erasures(before).getList("items.requests");
        assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(people.size());
        assertThat(RestAssured.get("/q/metrics").asString()).contains("rescind_requests_past_retention 0.0");
    }

    @Test
    void the_evidence_is_the_hash_of_the_sorted_ids() {
        List<Person> people = List.of(asks(), asks());
        List<UUID> ids = people.stream().map(Person::id).toList();
        Database.update("update request set status = 'withdrawn', phase = null, closed_at = now() - interval '91 days',"
                + " settled_at = now() - interval '91 days' where id in ('" + ids.get(0) + "', '" + ids.get(1) + "')");
        people.forEach(RetentionTest::awaitErased);

        String expected = Sha256.hex(ids.stream().map(UUID::toString).sorted().collect(Collectors.joining("\n")));
        assertThat(erasures(0).getList("items.idsSha256")).contains(expected);
    }

    @Test
    void only_operations_sees_the_evidence() {
        assertThat(given().get("/api/v1/erasures").statusCode()).isEqualTo(401);
        assertThat(given().header("Authorization", "Bearer " + IntakeStack.REVIEWER)
                        .get("/api/v1/erasures")
                        .statusCode())
                .isEqualTo(403);
    }

    private static Person asks() {
        return Person.of(Person.submit(Person.body(
                List.of(ACCOUNT),
                Map.of("message", WORDS, "contact", Map.of("email", "r" + UUID.randomUUID() + "@example.org")))));
    }

    private static void becomesFulfilled(Person person, String dataset) {
        Wire.say(resolves(person, 1, List.of(removed(1, 5)), List.of(at(dataset, 1, 5))));
        new Notifier(dataset).head(100, 0);
        person.awaitsState("fulfilled/null");
        awaitSettled(person);
    }

    private static void daysPass(Person person, int days) {
        Database.update(
                "update request set closed_at = closed_at - interval '" + days + " days', settled_at = settled_at"
                        + " - interval '" + days + " days', erased_at = erased_at - interval '" + days
                        + " days' where id = '" + person.id() + "'");
    }

    private static void awaitSettled(Person person) {
        await("settled").atMost(PATIENCE).until(() -> settled(person) != null);
    }

    private static String settled(Person person) {
        return Database.value(
                "select max(settled_at) from request where id = '" + person.id() + "' and settled_at >= closed_at");
    }

    /** As a browser shows it. */
    private static String page(Person person, String language) {
        String pages = "/" + language + "/cases";
        Map<String, String> cookies = given().redirects()
                .follow(false)
                .formParam("number", person.id().toString())
                .formParam("key", person.caseKey())
                .post(pages)
                .cookies();
        return given().cookies(cookies)
                .get(pages + "/" + person.id())
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static void awaitErased(Person person) {
        await("erased").atMost(PATIENCE).until(() -> person.looksAtTheCase().getString("erasedAt") != null);
    }

    /** As the worker does. */
    private void rounds() {
        while (retention.settle() || retention.eraseSome()) {}
    }

    private static String of(Person person, String table) {
        return Database.value("select count(*) from " + table + " where request = '" + person.id() + "'");
    }

    private static byte[] bytes(String column, Person person) {
        return HexFormat.of()
                .parseHex(Database.value(
                        "select encode(" + column + ", 'hex') from request where id = '" + person.id() + "'"));
    }

    private static JsonPath erasures(long after) {
        return given().header("Authorization", "Bearer " + IntakeStack.OPS)
                .get("/api/v1/erasures?limit=1000&cursor=" + org.rescind.web.Cursor.write("" + after))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void decides(Person person, Map<String, Object> decision) {
        given().header("Authorization", "Bearer " + IntakeStack.REVIEWER)
                .contentType(ContentType.JSON)
                .body(decision)
                .post("/api/v1/reviews/" + person.id() + "/decision")
                .then()
                .statusCode(200);
    }
}
