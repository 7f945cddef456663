package org.rescind.intake.caseview;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.rescind.intake.Index.at;
import static org.rescind.intake.Index.removed;
import static org.rescind.intake.Index.resolves;
import static org.rescind.intake.Notifier.copy;
import static org.rescind.intake.Notifier.copyWithException;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.rescind.events.CoverageChanged.Exemption;
import org.rescind.events.CoverageChanged.State;
import org.rescind.events.Topic;
import org.rescind.intake.Index;
import org.rescind.intake.Notifier;
import org.rescind.intake.Person;
import org.rescind.intake.Wire;

@QuarkusTest
class CaseTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    DataSource database;

    @Test
    void the_numbers_say_how_far_each_institution_is_with_this_case() {
        String dataset = Index.hasDataset(true);
        Notifier notifier = new Notifier(dataset, "Ahead", "Between", "Behind");
        Person person = Person.asksFor("12345678@N30");
        notifier.covers(0, 20, 20, copy("1.0", 0, 20), copy("1.1", 10, 0));
        notifier.covers(1, 12, 10, copy("1.0", 0, 4, State.HELD, true, false));
        notifier.covers(2, 9, 0, copy("1.0", 0, 0), copy("0.9", 0, 0, State.RETIRED, false, false));
        Wire.say(resolves(person, 1, List.of(removed(1, 5)), List.of(at(dataset, 6, 10))));
        person.awaitsState("in_progress/propagating");
        await().atMost(PATIENCE)
                .until(() -> person.looksAtTheCase().getList("recipients").size() == 4
                        && !person.looksAtTheCase().getString("recipients.name").contains("-"));

        JsonPath view = person.looksAtTheCase();
        assertThat(view.getMap("datasets[0].copies"))
                .isEqualTo(Map.of("total", 3, "notified", 2, "acknowledged", 2, "purged", 1, "overdue", 1));
        assertThat(view.getMap("datasets[0]"))
                .containsAllEntriesOf(
                        Map.of("dataset", dataset, "photos", 5, "records", 5, "firstPosition", 6, "lastPosition", 10));
        assertThat(recipient(view, "Ahead", "1.0"))
                .containsEntry("state", "purged")
                .containsEntry("overdue", false);
        assertThat(recipient(view, "Between", "1.0"))
                .containsEntry("state", "acknowledged")
                .containsEntry("overdue", true)
                .containsEntry("since", "2019-03-01T00:00:00Z")
                .containsEntry("institution", notifier.institution(1).toString());
        assertThat(recipient(view, "Behind", "1.0")).containsEntry("state", "owed");
        assertThat(recipient(view, "Behind", "0.9")).containsEntry("state", "retired");
    }

    @Test
    void the_page_names_every_institution_and_by_when_it_has_to_delete_and_a_table_can_be_kept() {
        String dataset = Index.hasDataset(true);
        Notifier notifier = new Notifier(dataset, "=cmd|' /C calc'!A0", "<b>Second</b>");
        Person person = Person.asksFor("39");
        notifier.head(10, 2);
        notifier.covers(0, 10, 0, copy("1.0", 0, 0));
        notifier.covers(1, 10, 10, copyWithException("1.0", 10, 7));
        Wire.say(resolves(person, 1, List.of(removed(1, 5)), List.of(at(dataset, 6, 10))));
        await().atMost(PATIENCE)
                .until(() ->
                        person.looksAtTheCase().getString("recipients.name").contains("Second")
                                && person.looksAtTheCase().getString("datasets[0].purgeBy") != null);
        Instant purgeBy = Instant.parse(person.looksAtTheCase().getString("datasets[0].purgeBy"));
        assertThat(purgeBy)
                .isBetween(
                        Instant.now().plus(Duration.ofDays(29)), Instant.now().plus(Duration.ofDays(31)));

        String cookie = "case-" + person.id();
        String open = given().redirects()
                .follow(false)
                .formParam("number", person.id())
                .formParam("key", person.caseKey())
                .post("/en/cases")
                .cookie(cookie);
        String page =
                given().cookie(cookie, open).get("/en/cases/" + person.id()).asString();
        assertThat(page)
                .contains("&lt;b&gt;Second&lt;/b&gt;", "keeps it, and names a legal reason")
                .contains(
                        DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK).format(purgeBy.atOffset(ZoneOffset.UTC)));
        assertThat(given().cookie(cookie, open)
                        .get("/en/cases/" + person.id() + "/institutions.csv")
                        .asString()
                        .lines())
                .contains("institution,dataset,release,state,overdue,defaulted,downloaded")
                .anyMatch(line -> line.startsWith("'=cmd"))
                .noneMatch(line -> line.startsWith("="));
    }

    @Test
    void an_exception_among_its_positions_is_shown_and_one_elsewhere_is_not() {
        String dataset = Index.hasDataset(true);
        Notifier notifier = new Notifier(dataset, "Here", "Elsewhere");
        Person person = Person.asksFor("31");
        Wire.say(resolves(person, 1, List.of(removed(1, 5)), List.of(at(dataset, 6, 10))));
        notifier.covers(0, 10, 10, copyWithException("1.0", 10, 7));
        notifier.covers(1, 10, 10, copyWithException("1.0", 10, 5));

        await().atMost(PATIENCE)
                .until(() -> person.looksAtTheCase().getList("recipients").size() == 2
                        && !person.looksAtTheCase().getString("recipients.name").contains("-"));
        JsonPath view = person.looksAtTheCase();
        assertThat(recipient(view, "Here", "1.0")).containsEntry("state", "exempt");
        assertThat(recipient(view, "Elsewhere", "1.0")).containsEntry("state", "purged");
    }

    @Test
    void an_exception_is_shown_with_its_basis_and_its_end_and_counts_for_nothing_when_that_has_passed() {
        String dataset = Index.hasDataset(true);
        Notifier notifier = new Notifier(dataset, "Standing", "Ended");
        Person person = Person.asksFor("36");
        Wire.say(resolves(person, 1, List.of(removed(1, 5)), List.of(at(dataset, 6, 10))));
        Instant later = Instant.parse("2099-03-31T00:00:00Z");
        Instant before = Instant.parse("2020-03-31T00:00:00Z");
        notifier.covers(
                0, 10, 10, copyWithException("1.0", 10, new Exemption(7, "exempt", "evidence in court", later), false));
        notifier.covers(1, 10, 10, copyWithException("1.0", 10, new Exemption(8, "exempt", "b", before), true));
        await().atMost(PATIENCE)
                .until(() -> person.looksAtTheCase().getList("recipients").size() == 2
                        && !person.looksAtTheCase().getString("recipients.name").contains("-"));

        JsonPath view = person.looksAtTheCase();
        assertThat(recipient(view, "Standing", "1.0"))
                .containsEntry("state", "exempt")
                .containsEntry(
                        "exceptions",
                        List.of(Map.of(
                                "position",
                                7,
                                "status",
                                "exempt",
                                "basis",
                                "evidence in court",
                                "until",
                                "2099-03-31T00:00:00Z")));
        assertThat(recipient(view, "Ended", "1.0"))
                .containsEntry("state", "acknowledged")
                .containsEntry("overdue", true);
        assertThat(view.getMap("datasets[0].copies"))
                .isEqualTo(Map.of("total", 2, "notified", 2, "acknowledged", 2, "purged", 1, "overdue", 1));
    }

    @Test
    void a_stale_coverage_is_ignored_and_a_copy_that_is_no_longer_named_is_gone() {
        String dataset = Index.hasDataset(true);
        Notifier notifier = new Notifier(dataset, "Mover");
        Person person = Person.asksFor("32");
        Wire.say(resolves(person, 1, List.of(removed(1, 1)), List.of(at(dataset, 1, 1))));
        Wire.say(notifier.coverage(7, 0, 1, 0, copy("1.0", 0, 0), copy("1.1", 0, 0)));
        await().atMost(PATIENCE)
                .until(() -> person.looksAtTheCase().getList("recipients").size() == 2);

        Wire.say(notifier.coverage(6, 0, 0, 0, copy("1.2", 0, 0)));
        Wire.awaitConsumed(Topic.COVERAGE, dataset + "/" + notifier.institution(0));
        assertThat(person.looksAtTheCase().getList("recipients.release")).containsExactly("1.0", "1.1");

        Wire.say(notifier.coverage(8, 0, 1, 0, copy("1.1", 0, 0)));
        await().atMost(PATIENCE)
                .until(() ->
                        person.looksAtTheCase().getList("recipients.release").equals(List.of("1.1")));
    }

    @Test
    void the_sums_are_those_of_the_references_also_when_the_outcome_arrives_while_the_case_is_read() throws Exception {
        Person person = Person.asksFor("35");
        CompletableFuture<JsonPath> reading;
        try (Connection outcome = database.getConnection();
                Statement statement = outcome.createStatement()) {
            outcome.setAutoCommit(false);
            statement.execute("lock table reference in access exclusive mode");
            reading = CompletableFuture.supplyAsync(person::looksAtTheCase);
            await().atMost(PATIENCE).until(() -> waitForReferences(statement) > 0);
            statement.execute("update request set photos_claimed = 3, removed = 3 where id = '" + person.id() + "'");
            statement.execute(
                    "update reference set outcome = 'removed', photos = 3 where request = '" + person.id() + "'");
            outcome.commit();
            outcome.setAutoCommit(true);
        }

        JsonPath during = reading.get(20, TimeUnit.SECONDS);
        assertThat(during.getInt("references[0].photos")).isEqualTo(during.getInt("totals.photosClaimed"));
        JsonPath after = person.looksAtTheCase();
        assertThat(after.getInt("references[0].photos")).isEqualTo(3);
        assertThat(after.getInt("totals.photosClaimed")).isEqualTo(3);
    }

    private static int waitForReferences(Statement statement) throws SQLException {
        try (ResultSet waiting = statement.executeQuery(
                "select count(*) from pg_locks where relation = 'reference'::regclass and not granted")) {
            waiting.next();
            return waiting.getInt(1);
        }
    }

    @Test
    void a_case_opens_with_its_key_alone_and_does_not_tell_whether_it_exists() {
        Person person = Person.asksFor("33");
        Person other = Person.asksFor("34");

        Response without = given().get(Person.REQUESTS + "/" + person.id());
        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(without.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(without.jsonPath().getString("type")).isEqualTo("/problems/unauthenticated");
        String wrongKey = notFound(new Person(person.id(), other.caseKey()));
        assertThat(notFound(new Person(UUID.randomUUID(), person.caseKey()))).isEqualTo(wrongKey);
        for (String path : List.of("/references", "/recipients")) {
            assertThat(new Person(person.id(), "x").get(path).statusCode()).isEqualTo(404);
        }
        assertThat(new Person(person.id(), "x").withdraws().statusCode()).isEqualTo(404);
        assertThat(given().header("Authorization", "Bearer x")
                        .get(Person.REQUESTS + "/no-uuid")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_case_is_not_kept_by_anybody_on_the_way() {
        assertThat(Person.asksFor("35").get("").header("Cache-Control")).contains("no-store");
    }

    @Test
    void long_lists_go_on_after_the_first_thousand() {
        Person person = Person.of(Person.submit(Person.body(Collections.nCopies(2_500, "36"), Map.of())));

        JsonPath view = person.looksAtTheCase();
        assertThat(view.getList("references")).hasSize(1_000);
        List<Object> all = new ArrayList<>(view.getList("references"));
        String next = view.getString("next.references");
        while (next != null) {
            JsonPath page = person.get("/references?limit=700&cursor=" + next).jsonPath();
            all.addAll(page.getList("items"));
            next = page.getString("next");
        }
        assertThat(all).hasSize(2_500);
        assertThat(view.getString("next.recipients")).isNull();
    }

    @Test
    void recipients_go_on_where_the_part_before_ended() {
        String dataset = Index.hasDataset(true);
        Notifier notifier = new Notifier(dataset, "One", "Two");
        Person person = Person.asksFor("37");
        Wire.say(resolves(person, 1, List.of(removed(1, 1)), List.of(at(dataset, 1, 1))));
        notifier.covers(0, 1, 0, copy("1.0", 0, 0), copy("1.1", 0, 0));
        notifier.covers(1, 1, 0, copy("1.0", 0, 0));
        await().atMost(PATIENCE)
                .until(() -> person.looksAtTheCase().getList("recipients").size() == 3);

        JsonPath first = person.get("/recipients?limit=2").jsonPath();
        JsonPath second = person.get("/recipients?limit=2&cursor=" + first.getString("next"))
                .jsonPath();

        assertThat(first.getList("items")).hasSize(2).doesNotContainAnyElementsOf(second.getList("items"));
        assertThat(second.getList("items")).hasSize(1);
        assertThat(second.getString("next")).isNull();
    }

    @Test
    void a_cursor_that_was_not_given_out_is_refused() {
        Person person = Person.asksFor("38");

        for (String path : List.of("/references?cursor=%21", "/references?cursor=eA", "/recipients?cursor=eC95")) {
            Response answer = person.get(path);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/invalid-cursor");
        }
        assertThat(person.get("/references?limit=0").statusCode()).isEqualTo(422);
    }

    private static String notFound(Person person) {
        Response answer = person.get("");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/not-found");
        return answer.jsonPath().getString("title") + answer.jsonPath().getString("detail");
    }

    private static Map<String, Object> recipient(JsonPath view, String name, String release) {
        return view.<Map<String, Object>>getList("recipients").stream()
                .filter(recipient -> name.equals(recipient.get("name")) && release.equals(recipient.get("release")))
                .findFirst()
                .orElseThrow();
    }
}
