package org.rescind.index.erasure;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.rescind.index.Publisher.owner;
import static org.rescind.index.Publisher.photo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.rescind.events.RequestResolved;
import org.rescind.events.RequestWithdrawn;
import org.rescind.index.IndexStack;
import org.rescind.index.Publisher;
import org.rescind.index.Topics;
import org.rescind.index.removal.StandingSuppressions;
import org.rescind.messaging.Sql;
import org.rescind.stack.sample.ManifestLines;

/** What is left of a photo once it is removed. Here it is erased at once; {@code RESCIND_ERASE_AFTER} delays it. */
@QuarkusTest
@QuarkusTestResource(IndexStack.class)
class ErasureTest {

    @Inject
    Sql sql;

    @Inject
    Erasure erasure;

    @Inject
    StandingSuppressions standing;

    private final String base = Publisher.name("base");
    private final String faces = Publisher.name("faces");
    private final String others = Publisher.name("others");
    private final String nsid = Publisher.nsid();
    private final List<String> mine = Publisher.photos(3);
    private final String strangers = Publisher.photos(1).get(0);

    @Test
    void after_an_account_is_removed_nothing_but_the_log_and_the_request_names_its_photos() {
        importBase(mine);
        importInto(faces, "1.0", mine);

        Publisher.outcome(Publisher.request(null, owner(1, nsid)));

        mine.forEach(this::awaitErased);
        assertThat(rows(strangers)).isEqualTo(2);
        assertThat(tablesThatName(mine.get(0))).containsExactlyInAnyOrder("claim", "removal");
    }

    @Test
    void an_account_that_asks_again_is_told_all_its_photos_though_no_record_is_left() {
        importBase(mine);
        importInto(faces, "1.0", mine);
        Publisher.outcome(Publisher.request(null, owner(1, nsid)));
        mine.forEach(this::awaitErased);

        RequestResolved again = Publisher.outcome(Publisher.request(null, owner(1, nsid)));

        assertThat(again.totals()).isEqualTo(new RequestResolved.Totals(3, 0, 3, 0, 0));
    }

    @Test
    void a_photo_removed_by_its_link_is_still_found_by_its_account_afterwards() {
        importBase(mine);
        importInto(faces, "1.0", mine);
        Publisher.outcome(Publisher.request(null, photo(1, mine.get(0))));
        awaitErased(mine.get(0));

        RequestResolved account = Publisher.outcome(Publisher.request(null, owner(1, nsid)));

        assertThat(account.totals()).isEqualTo(new RequestResolved.Totals(3, 2, 1, 0, 0));
    }

    @Test
    void rows_in_the_base_stay_as_long_as_a_published_dataset_shows_the_photo() {
        importBase(mine);
        importInto(faces, "1.0", mine);
        importInto(others, "1", mine);
        Publisher.outcome(Publisher.request(List.of(faces), photo(1, mine.get(0))));
        awaitRows(mine.get(0), 2);

        RequestResolved account = Publisher.outcome(Publisher.request(List.of(others), owner(1, nsid)));

        assertThat(account.totals()).isEqualTo(new RequestResolved.Totals(3, 3, 0, 0, 0));
        awaitErased(mine.get(0));
        awaitRows(mine.get(1), 2);
    }

    @Test
    void a_dataset_loaded_after_the_erasure_is_searched_for_the_account_too() {
        importBase(mine);
        importInto(faces, "1.0", mine);
        Publisher.outcome(Publisher.request(List.of(faces), photo(1, mine.get(0))));
        awaitErased(mine.get(0));
        importInto(others, "1", mine);

        RequestResolved account = Publisher.outcome(Publisher.request(List.of(others), owner(1, nsid)));

        assertThat(account.totals()).isEqualTo(new RequestResolved.Totals(3, 3, 0, 0, 0));
    }

    @Test
    void a_base_loaded_after_the_removal_keeps_no_row_of_it_and_its_account_is_known_all_the_same() {
        importInto(faces, "1.0", mine);
        Publisher.outcome(Publisher.request(null, photo(1, mine.get(0))));
        awaitErased(mine.get(0));

        Map<String, Object> progress = importBase(mine);

        assertThat(progress)
                .containsEntry("read", 4)
                .containsEntry("suppressed", 1)
                .containsEntry("loaded", 3);
        assertThat(rows(mine.get(0))).isZero();
        RequestResolved account = Publisher.outcome(Publisher.request(null, owner(1, nsid)));
        assertThat(account.totals()).isEqualTo(new RequestResolved.Totals(3, 2, 1, 0, 0));
    }

    @Test
    void a_dataset_loaded_after_the_erasure_is_searched_for_the_account_though_nobody_asks_for_the_photo_any_more() {
        importBase(mine);
        importInto(faces, "1.0", mine);
        UUID request = Publisher.request(List.of(faces), photo(1, mine.get(0)));
        Publisher.outcome(request);
        awaitErased(mine.get(0));
        Topics.send(new RequestWithdrawn(request));
        Publisher.outcome(request, 2);
        importInto(others, "1", mine);

        RequestResolved account = Publisher.outcome(Publisher.request(List.of(others), owner(1, nsid)));

        assertThat(account.totals()).isEqualTo(new RequestResolved.Totals(3, 3, 0, 0, 0));
    }

    @Test
    void a_base_loaded_after_a_withdrawal_that_came_too_late_leaves_the_photo_in_clear_nowhere_else() {
        importInto(faces, "1.0", mine);
        UUID request = Publisher.request(null, photo(1, mine.get(0)));
        Publisher.outcome(request);
        awaitErased(mine.get(0));
        Topics.send(new RequestWithdrawn(request));
        Publisher.outcome(request, 2);

        importBase(mine);

        assertThat(rows(mine.get(0))).isZero();
        assertThat(tablesThatName(mine.get(0))).containsExactlyInAnyOrder("claim", "removal", "request_reference");
    }

    @Test
    void a_resolution_that_has_locked_the_dataset_does_not_wait_for_its_erasure() throws Exception {
        importBase(mine);
        importInto(faces, "1.0", mine);
        Publisher.outcome(Publisher.request(null, owner(1, nsid)));
        mine.forEach(this::awaitErased);
        Awaitility.await().until(() -> erased(faces) == mine.size());
        sql.update(SHOW, mine.get(0), mine.get(0));

        CompletableFuture<Void> erasing = QuarkusTransaction.requiringNew().call(() -> {
            sql.list("select 1 from dataset where name = ? for no key update", row -> true, faces);
            CompletableFuture<Void> begun =
                    CompletableFuture.runAsync(() -> erasure.erase(new ErasureTable.Due(faces, 0, mine.size() + 1)));
            Awaitility.await("the erasure waits")
                    .until(() -> sql.one("select 1 from pg_locks where not granted limit 1", row -> true)
                            .isPresent());
            sql.update(SHOW, mine.get(0), mine.get(0));
            return begun;
        });

        erasing.get();
        assertThat(tablesThatName(mine.get(0))).containsExactlyInAnyOrder("claim", "removal");
    }

    @Test
    void nothing_is_erased_while_records_become_visible() throws Exception {
        importBase(mine);
        importInto(faces, "1.0", mine);

        CompletableFuture<Void> erasing = QuarkusTransaction.requiringNew().call(() -> {
            standing.lock();
            CompletableFuture<Void> begun =
                    CompletableFuture.runAsync(() -> erasure.erase(new ErasureTable.Due(faces, 0, 0)));
            Awaitility.await("the erasure waits")
                    .until(() -> sql.one(
                                    "select 1 from pg_locks where not granted and locktype = 'advisory' limit 1",
                                    row -> true)
                            .isPresent());
            assertThat(begun).isNotDone();
            return begun;
        });

        erasing.get();
    }

    @Test
    void nothing_is_erased_between_an_import_being_compared_and_its_completion() {
        importBase(mine);
        importInto(faces, "1.0", mine);
        Publisher.dataset(others, true);
        Publisher.release(others, "1");

        String second = QuarkusTransaction.requiringNew().call(() -> {
            sql.update("lock table recognised in exclusive mode");
            String id = Publisher.startImport(others, "1", "dif", ManifestLines.dif(1, strangers));
            Awaitility.await("the import is compared")
                    .until(() -> sql.one(
                                    "select 1 from pg_locks where not granted and relation = 'recognised'::regclass",
                                    row -> true)
                            .isPresent());
            Publisher.outcome(Publisher.request(List.of(faces), owner(1, nsid)));
            erasure.erase(new ErasureTable.Due(faces, 0, mine.size()));
            assertThat(rows(mine.get(0))).isEqualTo(2);
            assertThat(erased(faces)).isZero();
            return id;
        });

        Publisher.awaitImport(others, "1", second);
        mine.forEach(this::awaitErased);
    }

    /** As a resolution does that finds records of it. */
    private static final String SHOW = """
            update account_photo set photo = 'flickr:' || ?
             where photo_hash = (select photo_hash from removal where photo = 'flickr:' || ?)""";

    private long erased(String dataset) {
        return sql.one("select erased from dataset where name = ?", row -> row.getLong(1), dataset)
                .orElseThrow();
    }

    private Map<String, Object> importBase(List<String> photos) {
        Publisher.dataset(base, false);
        Publisher.release(base, "2014");
        return Publisher.importAll(
                base,
                "2014",
                "yfcc100m",
                photos.stream()
                                .map(photo -> ManifestLines.yfcc2014(nsid, photo))
                                .collect(joining())
                        + ManifestLines.yfcc2014(Publisher.nsid(), strangers));
    }

    private void importInto(String dataset, String release, List<String> photos) {
        Publisher.dataset(dataset, true);
        Publisher.release(dataset, release);
        Publisher.importAll(
                dataset,
                release,
                "dif",
                Stream.concat(photos.stream(), Stream.of(strangers))
                        .map(photo -> ManifestLines.dif(1, photo))
                        .collect(joining()));
    }

    private void awaitErased(String photo) {
        awaitRows(photo, 0);
    }

    private void awaitRows(String photo, long rows) {
        Awaitility.await("rows of " + photo).until(() -> rows(photo) == rows);
    }

    private long rows(String photo) {
        return sql.one("select count(*) from record where photo = ?", row -> row.getLong(1), "flickr:" + photo)
                .orElseThrow();
    }

    /** Every table of index in which the id stands, in whatever column. */
    private List<String> tablesThatName(String photo) {
        return sql
                .list(
                        "select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                                + " where n.nspname = 'public' and c.relkind = 'r'",
                        row -> row.getString(1))
                .stream()
                .filter(table -> sql.one(
                                "select 1 from \"%s\" t where t::text like ? or t::text like ? limit 1"
                                        .formatted(table),
                                row -> true,
                                "%" + photo + "%",
                                "%" + hex(photo) + "%")
                        .isPresent())
                .toList();
    }

    /** As bytes are shown. */
    private static String hex(String photo) {
        return java.util.HexFormat.of().formatHex(photo.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
}
