package org.rescind.notifier.obligation;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rescind.events.CoverageChanged;
import org.rescind.events.Topic;
import org.rescind.messaging.Sql;
import org.rescind.notifier.Index;
import org.rescind.notifier.Partner;
import org.rescind.notifier.Stack;
import org.rescind.notifier.Topics;

@QuarkusTest
@WithTestResource(Stack.class)
class OverdueTest {

    @Inject
    Index index;

    @Inject
    Topics topics;

    @Inject
    OverdueTable overdue;

    @Inject
    Sql sql;

    private final String dataset = Index.newDataset();

    @Test
    void a_copy_that_time_has_made_overdue_is_told_of_until_it_has_purged() {
        Partner partner = Partner.register().holds(dataset, "1.0", 0);
        index.appends(dataset, 1, 2);
        await().until(() -> partner.acknowledges(dataset, 2).statusCode() == 200);
        awaitTold(partner, false);
        sql.update("update log_entry set applied_at = now() - interval '31 days' where dataset = ?", dataset);
        sql.update("update copy set owed_since = now() - interval '31 days' where dataset = ?", dataset);
        overdue.mark();
        awaitTold(partner, true);
        partner.attests(dataset, "1.0", 2).then().statusCode(200);
        overdue.mark();
        awaitTold(partner, false);
    }

    private void awaitTold(Partner partner, boolean expected) {
        await().atMost(10, SECONDS).untilAsserted(() -> {
            List<CoverageChanged> events =
                    topics.read(Topic.COVERAGE, CoverageChanged.class, dataset + "/" + partner.id);
            assertThat(events)
                    .last()
                    .satisfies(event -> assertThat(event.releases())
                            .singleElement()
                            .satisfies(copy -> assertThat(copy.overdue()).isEqualTo(expected)));
        });
    }
}
