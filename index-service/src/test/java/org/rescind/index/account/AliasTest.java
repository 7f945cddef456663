package org.rescind.index.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rescind.index.Publisher.ops;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rescind.events.Outcome;
import org.rescind.events.RemovalRequested;
import org.rescind.events.RequestResolved;
import org.rescind.index.IndexStack;
import org.rescind.index.Publisher;
import org.rescind.stack.sample.ManifestLines;

/** Accounts that people name by the alias in their link. */
@QuarkusTest
@QuarkusTestResource(IndexStack.class)
class AliasTest {

    private final String base = Publisher.name("base");
    private final String faces = Publisher.name("faces");
    private final String nsid = Publisher.nsid();
    private final String alias = "zq-" + Publisher.number();
    private final List<String> mine = Publisher.photos(3);

    @Test
    void a_request_by_an_unknown_alias_waits_and_is_resolved_when_the_alias_becomes_known() {
        importAll();
        UUID request = Publisher.request(null, alias(1));
        RequestResolved first = Publisher.outcome(request);
        assertThat(first.references())
                .containsExactly(new RequestResolved.Reference(1, Outcome.AMBIGUOUS, 0, "alias_unknown"));

        tell(alias + "," + nsid + ",2009-05-01,\n");

        assertThat(Publisher.outcome(request, first.revision() + 1).references())
                .containsExactly(new RequestResolved.Reference(1, Outcome.REMOVED, 3, null));
        assertThat(search(alias)).isEmpty();
    }

    @Test
    void a_base_that_is_loaded_after_alias_and_request_resolves_it_too() {
        tell(alias + "," + nsid + ",,\n");
        UUID request = Publisher.request(null, alias(1));
        assertThat(Publisher.outcome(request).references())
                .containsExactly(new RequestResolved.Reference(1, Outcome.NOT_FOUND, 0, null));
        long revision = Publisher.outcome(request).revision();

        importAll();

        assertThat(Publisher.outcome(request, revision + 1).totals())
                .isEqualTo(new RequestResolved.Totals(3, 3, 0, 0, 0));
    }

    @Test
    void an_alias_that_two_accounts_have_had_is_ambiguous_and_nothing_is_removed() {
        importAll();
        tell(alias + "," + nsid + ",2006-01-31,2012-06-01\n" + alias + "," + Publisher.nsid() + ",2015-01-01,\n");

        RequestResolved outcome = Publisher.outcome(Publisher.request(null, alias(1)));

        assertThat(outcome.references())
                .containsExactly(new RequestResolved.Reference(1, Outcome.AMBIGUOUS, 0, "alias_shared"));
        assertThat(search(alias)).isEmpty();
        assertThat(search(nsid)).hasSize(3);
        assertThat(reason(alias)).isEqualTo("alias_shared");
    }

    @Test
    void what_stands_suppressed_stays_so_when_its_alias_turns_out_to_be_of_several() {
        tell(alias + "," + nsid + ",,\n");
        importBase();
        UUID request = Publisher.request(null, alias(1));
        long revision = Publisher.outcome(request).revision();
        tell(alias + "," + Publisher.nsid() + ",,\n");

        assertThat(importFaces()).containsEntry("suppressed", 3);

        assertThat(search(nsid)).isEmpty();
        assertThat(Publisher.outcome(request, revision + 1).totals())
                .isEqualTo(new RequestResolved.Totals(3, 3, 0, 0, 0));
    }

    @Test
    void a_search_by_alias_finds_what_a_search_by_the_account_finds() {
        importAll();
        assertThat(reason(alias)).isEqualTo("alias_unknown");
        tell("﻿alias,nsid,from,until\r\n\"" + alias.toUpperCase(java.util.Locale.ROOT) + "\"," + nsid + ",,\r\n");

        assertThat(search("https://www.flickr.com/photos/" + alias + "/"))
                .hasSize(3)
                .isEqualTo(search(nsid));
    }

    @Test
    void lines_that_say_nothing_are_refused_one_by_one_and_telling_again_changes_nothing() {
        String file = "alias,nsid,from,until\n"
                + alias + "," + nsid + ",,2011-01-01\n"
                + "\n"
                + "tags," + nsid + ",,\n"
                + alias + ",12345,,\n"
                + alias + "," + nsid + ",yesterday,\n"
                + alias + "," + nsid + ",2012-01-01,2011-01-01\n"
                + alias + "," + nsid + "\n"
                + "a/b," + nsid + ",,\n";
        for (int time = 0; time < 2; time++) {
            JsonPath told = tell(file);
            assertThat(told.getLong("read")).isEqualTo(7);
            assertThat(told.getLong("stored")).isEqualTo(1);
            assertThat(told.<Map<String, Object>>getList("refused").stream()
                            .collect(Collectors.toMap(line -> line.get("line"), line -> line.get("reason"))))
                    .isEqualTo(Map.of(
                            4, "this is not a path alias",
                            5, "this is not an account's NSID, such as 12345678@N00",
                            6, "a date is written as 2019-03-12",
                            7, "it ends before it begins",
                            8, "a line has four columns: alias,nsid,from,until",
                            9, "this is not a path alias"));
        }
        assertThat(Publisher.outcome(Publisher.request(null, alias(1))).references())
                .containsExactly(new RequestResolved.Reference(1, Outcome.NOT_FOUND, 0, null));
    }

    @Test
    void only_the_staff_may_tell_aliases() {
        RestAssured.given()
                .contentType("text/csv")
                .body("a")
                .post("/api/v1/accounts/aliases")
                .then()
                .statusCode(401);
    }

    private RemovalRequested.Reference alias(int ordinal) {
        return new RemovalRequested.Reference(ordinal, "alias", alias);
    }

    private void importAll() {
        importBase();
        importFaces();
    }

    private void importBase() {
        Publisher.dataset(base, false);
        Publisher.release(base, "2014");
        Publisher.importAll(
                base,
                "2014",
                "yfcc100m",
                mine.stream().map(photo -> ManifestLines.yfcc2014(nsid, photo)).collect(Collectors.joining()));
    }

    private Map<String, Object> importFaces() {
        Publisher.dataset(faces, true);
        Publisher.release(faces, "1.0");
        return Publisher.importAll(
                faces,
                "1.0",
                "dif",
                mine.stream().map(photo -> ManifestLines.dif(1, photo)).collect(Collectors.joining()));
    }

    static JsonPath tell(String file) {
        return ops().contentType("text/csv")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/accounts/aliases")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<Object> search(String reference) {
        return answer(reference).getList("matches");
    }

    private static String reason(String alias) {
        return answer("https://www.flickr.com/photos/" + alias + "/").getString("reference.reason");
    }

    private static JsonPath answer(String reference) {
        return RestAssured.given()
                .contentType("application/json")
                .body(Map.of("reference", reference))
                .post("/api/v1/search")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
