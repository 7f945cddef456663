package org.rescind.notifier.obligation;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.rescind.notifier.Index;
import org.rescind.notifier.Partner;
import org.rescind.notifier.Stack;

/** As in the local stack. */
@QuarkusTest
@WithTestResource(value = Stack.class, initArgs = @ResourceArg(name = Stack.MAIL, value = "none"))
class NoMailServerTest {

    @Inject
    Index index;

    @Inject
    Clock clock;

    @Inject
    ObligationWorker worker;

    @Test
    void steps_are_recorded_and_visible_as_not_sent_and_nothing_fails() {
        String dataset = Index.newDataset();
        Partner partner = Partner.register().holds(dataset, "1.0", 0);
        index.appends(dataset, 1, 2);
        await().until(() -> partner.feed(dataset, 2, 1).path("head").equals(2));
        clock.passes(dataset, "31 days");
        worker.round();
        await().atMost(20, TimeUnit.SECONDS)
                .untilAsserted(() -> partner.itself()
                        .get(partner.path("/obligations"))
                        .then()
                        .body("reminders.step", hasItem("overdue"))
                        .body("reminders.notSent", everyItem(is("no mail server"))));
    }
}
