package org.rescind.index.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.rescind.events.RemovalRequested;
import org.rescind.events.RequestResolved;
import org.rescind.index.IndexStack;
import org.rescind.index.Orders;
import org.rescind.index.Publisher;
import org.rescind.messaging.Sql;
import org.rescind.stack.sample.ManifestLines;

/**
 * Invariant 13 with aliases: one dataset names photos by alias, its base by account, another only by link. Erasure goes on
 * meanwhile.
 */
@QuarkusTest
@QuarkusTestResource(IndexStack.class)
class AliasOrderTest {

    private enum Arrival {
        BASE,
        NAMED_BY_ALIAS,
        NAMED_BY_LINK,
        REQUEST_BY_ALIAS
    }

    @Inject
    Sql sql;

    /** A photo under the alias that the base has too, one under the alias that it has not, and one that only the base names. */
    private final class World {
        final String base = Publisher.name("base");
        final String portraits = Publisher.name("portraits");
        final String faces = Publisher.name("faces");
        final String nsid = Publisher.nsid();
        final String alias = "zq-" + Publisher.number();
        final String shared = Publisher.photos(1).get(0);
        final String underAlias = Publisher.photos(1).get(0);
        final String inBase = Publisher.photos(1).get(0);
        final String strangers = Publisher.photos(1).get(0);
        UUID request;

        void arrives(Arrival arrival) {
            switch (arrival) {
                case BASE ->
                    load(
                            base,
                            false,
                            "yfcc100m",
                            ManifestLines.yfcc2014(nsid, shared)
                                    + ManifestLines.yfcc2014(nsid, inBase)
                                    + ManifestLines.yfcc2014(Publisher.nsid(), strangers));
                case NAMED_BY_ALIAS ->
                    load(
                            portraits,
                            true,
                            "ffhq",
                            "{\"0\": %s, \"1\": %s, \"2\": %s}"
                                    .formatted(
                                            portrait(alias, shared),
                                            portrait(alias, underAlias),
                                            portrait("zq-stranger", strangers)));
                case NAMED_BY_LINK ->
                    load(faces, true, "dif", ManifestLines.dif(1, inBase) + ManifestLines.dif(2, strangers));
                case REQUEST_BY_ALIAS ->
                    request = Publisher.request(null, new RemovalRequested.Reference(1, "alias", alias));
            }
            settle();
        }

        /** What has been asked is resolved, and what has been removed is erased, before the next thing arrives. */
        private void settle() {
            Awaitility.await("resolved and erased")
                    .until(() -> sql.one("""
                                    select 1 where not exists (select from dataset where erased < head and name = any(?))
                                               and (?::uuid is null
                                                 or exists (select from request where id = ?::uuid and state = 'resolved'))""", row -> true, new String[] {portraits, faces}, request, request)
                            .isPresent());
        }

        Set<String> removed() {
            Map<String, String> names = Map.of(
                    shared, "shared", underAlias, "under the alias", inBase, "in the base", strangers, "a stranger's");
            return new TreeSet<>(sql.list(
                    "select photo from removal where dataset = any(?)",
                    row -> names.get(row.getString(1).substring("flickr:".length())),
                    (Object) new String[] {portraits, faces}));
        }
    }

    @Test
    void all_orders_of_files_and_a_request_by_alias_remove_the_same() {
        Map<List<Arrival>, World> worlds = new LinkedHashMap<>();
        for (List<Arrival> order : Orders.of(Arrival.values())) {
            World world = new World();
            order.forEach(world::arrives);
            worlds.put(order, world);
        }

        assertThat(worlds).hasSize(24);
        worlds.forEach((order, world) -> {
            assertThat(world.removed())
                    .as("removed when %s", order)
                    .containsExactly("in the base", "shared", "under the alias");
            RequestResolved.Reference outcome =
                    Publisher.outcome(world.request).references().get(0);
            assertThat(sql.one(
                            "select photos || ' ' || outcome || coalesce(' ' || reason, '') from request_reference where request = ?",
                            row -> row.getString(1),
                            world.request))
                    .as("told when %s, at first %s", order, outcome)
                    .contains("3 removed");
        });
    }

    @Test
    void an_alias_of_which_nothing_is_known_claims_what_a_dataset_lists_under_it() {
        World world = new World();
        world.arrives(Arrival.NAMED_BY_ALIAS);
        world.arrives(Arrival.NAMED_BY_LINK);

        world.arrives(Arrival.REQUEST_BY_ALIAS);

        assertThat(world.removed()).containsExactly("shared", "under the alias");
        assertThat(Publisher.outcome(world.request).references())
                .extracting(RequestResolved.Reference::photos, RequestResolved.Reference::reason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(2, "alias_unknown"));
    }

    @Test
    void a_request_by_account_finds_what_a_dataset_lists_under_its_alias() {
        World world = new World();
        world.arrives(Arrival.NAMED_BY_ALIAS);
        AliasTest.tell(world.alias + "," + world.nsid + ",,\n");

        UUID request = Publisher.request(null, Publisher.owner(1, world.nsid));

        assertThat(Publisher.outcome(request).totals()).isEqualTo(new RequestResolved.Totals(2, 2, 0, 0, 0));
        assertThat(world.removed()).containsExactly("shared", "under the alias");
    }

    @Test
    void photos_of_two_accounts_under_one_alias_make_it_ambiguous() {
        World world = new World();
        String other = Publisher.nsid();
        load(
                world.base,
                false,
                "yfcc100m",
                ManifestLines.yfcc2014(world.nsid, world.shared) + ManifestLines.yfcc2014(other, world.underAlias));
        world.arrives(Arrival.NAMED_BY_ALIAS);

        world.arrives(Arrival.REQUEST_BY_ALIAS);

        assertThat(world.removed()).isEmpty();
        assertThat(Publisher.outcome(world.request).references())
                .extracting(RequestResolved.Reference::reason)
                .containsExactly("alias_shared");
    }

    private static String portrait(String alias, String photo) {
        return "{\"metadata\": {\"photo_url\": \"https://www.flickr.com/photos/%s/%s/\", \"author\": \"\"}}"
                .formatted(alias, photo);
    }

    private static void load(String dataset, boolean published, String format, String file) {
        Publisher.dataset(dataset, published);
        Publisher.release(dataset, "1");
        assertThat(Publisher.importAll(dataset, "1", format, file)).containsEntry("quarantined", 0);
    }
}
