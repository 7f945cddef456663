package org.rescind.notifier.obligation;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rescind.messaging.Sql;
import org.rescind.notifier.Index;
import org.rescind.notifier.MailServer;
import org.rescind.notifier.MailServer.Received;
import org.rescind.notifier.Partner;
import org.rescind.notifier.Receiver;
import org.rescind.notifier.Stack;

@QuarkusTest
@WithTestResource(Stack.class)
class ReminderTest {

    private static final String OPS = "ops@publisher.example";

    @Inject
    Index index;

    @Inject
    ObligationWorker worker;

    @Inject
    Clock clock;

    @Inject
    Sql sql;

    private final String dataset = Index.newDataset();
    private final String contact = "contact-" + UUID.randomUUID() + "@somewhere.example";
    private final String dataProtection = "dpo-" + UUID.randomUUID() + "@somewhere.example";
    private Partner partner;

    @BeforeEach
    void a_partner_that_holds_a_copy_and_has_no_endpoint() {
        partner = Partner.register(Map.of(
                        "name",
                        "University of " + dataset,
                        "country",
                        "NL",
                        "contactEmail",
                        contact,
                        "dataProtectionEmail",
                        dataProtection))
                .holds(dataset, "1.0", 0);
        index.appends(dataset, 1, 5);
        await().until(() -> partner.feed(dataset, 5, 1).path("head").equals(5));
    }

    @Test
    void nothing_is_told_before_it_is_late() {
        clock.passes(dataset, "23 hours");
        worker.round();
        partner.itself()
                .get(partner.path("/obligations"))
                .then()
                .statusCode(200)
                .body("reminders", equalTo(List.of()));
    }

    @Test
    void each_step_is_told_once_to_those_whom_it_concerns_and_several_in_one_mail() {
        clock.passes(dataset, "25 hours");
        worker.round();
        worker.round();
        Received first = mail(contact, 1);
        assertThat(first.subject()).isEqualTo("Rescind: we could not yet notify you of removals");
        assertThat(first.text())
                .contains("University of " + dataset + " holds copies")
                .contains("- " + dataset + ", positions 1 to 5: not delivered")
                .contains("GET https://rescind.publisher.example/api/v1/feed/" + dataset + "?after=")
                .contains("/api/v1/attestations {\"dataset\":\"" + dataset + "\"")
                .doesNotContain("flickr");

        clock.passes(dataset, "48 hours");
        worker.round();
        assertThat(mail(contact, 2).subject()).isEqualTo("Rescind: removals are not yet acknowledged");

        clock.passes(dataset, "21 days");
        worker.round();
        assertThat(mail(contact, 3).text()).contains("release 1.0, positions 1 to 5: to be purged by");

        clock.passes(dataset, "7 days");
        worker.round();
        assertThat(mail(contact, 4).subject()).isEqualTo("Rescind: the purge of removed photos is overdue");
        assertThat(mail(dataProtection, 1).subject()).isEqualTo("Rescind: the purge of removed photos is overdue");
        assertThat(told(OPS)).isEmpty();

        clock.passes(dataset, "31 days");
        worker.round();
        assertThat(mail(dataProtection, 2).subject())
                .isEqualTo("Rescind: the purge of removed photos is overdue by a week");
        assertThat(toOps(1).text()).contains("overdue by more than 30 days");

        clock.passes(dataset, "30 days");
        worker.round();
        assertThat(mail(contact, 5).text()).contains("defaulted");
        assertThat(mail(dataProtection, 3).text()).contains("defaulted");
        assertThat(toOps(2).text()).contains("University of " + dataset + " (" + partner.id + "): ");
        worker.round();
        assertThat(told(contact)).hasSize(5);
        partner.itself()
                .get(partner.path("/obligations"))
                .then()
                .body("reminders.step", hasItem("overdue_7_days"))
                .body("reminders.notSent", org.hamcrest.Matchers.everyItem(nullValue()));
    }

    @Test
    void what_was_done_is_not_chased_and_the_next_is_not_before_a_day() {
        clock.passes(dataset, "25 hours");
        worker.round();
        mail(contact, 1);
        partner.acknowledges(dataset, 3).then().statusCode(200);
        worker.round();
        assertThat(steps()).as("position 4 was told of an hour ago").containsExactly("NOT_NOTIFIED 1");
        clock.passes(dataset, "25 hours");
        worker.round();
        assertThat(steps()).containsExactly("NOT_NOTIFIED 1", "NOT_NOTIFIED 4");
        partner.attests(dataset, "1.0", 5).then().statusCode(200);
        clock.passes(dataset, "60 days");
        worker.round();
        assertThat(steps()).containsExactly("NOT_NOTIFIED 1", "NOT_NOTIFIED 4");
    }

    @Test
    void an_endpoint_that_wants_no_more_is_told_at_once_to_its_contact_and_to_operations() {
        try (Receiver receiver = new Receiver().answers(notice -> Receiver.Reply.status(410))) {
            partner.putEndpoint(receiver, "full");
            partner.awaitEndpoint("disabled");
            worker.round();
            assertThat(mail(contact, 1).subject()).isEqualTo("Rescind: the endpoint is disabled");
            assertThat(toOps(1).text()).contains("University of " + dataset);
        }
    }

    @Test
    void what_cannot_be_sent_is_sent_when_the_server_is_back() {
        MailServer.stop();
        try {
            clock.passes(dataset, "25 hours");
            worker.round();
            await().atMost(20, SECONDS)
                    .until(() -> sql.one(
                                            "select failures from reminder where institution = ?",
                                            row -> row.getInt(1),
                                            partner.id)
                                    .orElse(0)
                            > 0);
        } finally {
            MailServer.start();
        }
        assertThat(mail(contact, 1).subject()).isEqualTo("Rescind: we could not yet notify you of removals");
    }

    @Test
    void the_contacts_can_be_changed_by_the_institution_itself() {
        String other = "other-" + UUID.randomUUID() + "@somewhere.example";
        partner.itself()
                .body(Map.of("contactEmail", other))
                .put(partner.path("/contacts"))
                .then()
                .statusCode(200)
                .body("contactEmail", equalTo(other));
        Partner.register()
                .itself()
                .body(Map.of("contactEmail", other))
                .put(partner.path("/contacts"))
                .then()
                .statusCode(404);
        clock.passes(dataset, "61 days");
        worker.round();
        assertThat(mail(other, 1).text())
                .as("what is for its data protection goes there too, once")
                .containsOnlyOnce("overdue by more than a week");
        assertThat(told(contact)).isEmpty();
        assertThat(told(dataProtection)).isEmpty();
    }

    private List<String> steps() {
        return sql.list(
                "select step || ' ' || position from reminder where institution = ? order by at, position",
                row -> row.getString(1),
                partner.id);
    }

    private Received mail(String to, int number) {
        await(number + " mails to " + to).atMost(30, SECONDS).until(() -> told(to).size() >= number);
        assertThat(told(to)).hasSize(number);
        return told(to).get(number - 1);
    }

    private Received toOps(int number) {
        await(number + " mails to operations")
                .atMost(30, SECONDS)
                .until(() -> told(OPS).size() >= number);
        return told(OPS).get(number - 1);
    }

    /** Operations are told of the institutions of other tests too. */
    private List<Received> told(String to) {
        return MailServer.to(to).stream()
                .filter(mail -> !to.equals(OPS) || mail.text().contains(dataset))
                .toList();
    }
}
