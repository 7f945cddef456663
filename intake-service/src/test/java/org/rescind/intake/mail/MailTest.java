package org.rescind.intake.mail;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.rescind.intake.Index.at;
import static org.rescind.intake.Index.outcome;
import static org.rescind.intake.Index.removed;
import static org.rescind.intake.Index.resolves;
import static org.rescind.intake.Notifier.copy;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rescind.events.Outcome;
import org.rescind.intake.Database;
import org.rescind.intake.Index;
import org.rescind.intake.IntakeStack;
import org.rescind.intake.LogListener;
import org.rescind.intake.MailServer;
import org.rescind.intake.MailServer.Received;
import org.rescind.intake.Notifier;
import org.rescind.intake.Person;
import org.rescind.intake.Wire;

/** News by e-mail, over real SMTP. */
@QuarkusTest
class MailTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String address = "person-" + UUID.randomUUID() + "@example.org";

    @Test
    void nothing_but_one_question_goes_to_an_address_until_its_owner_presses_the_button() {
        Person person = asks("en");
        Received question = theOnlyMail();
        assertThat(question.subject()).isEqualTo("Rescind: please confirm your e-mail address");
        assertThat(question.text()).contains(person.id().toString(), "within 7 days");

        get(question.link("confirm")).then().statusCode(200);
        isRemoved(person, "waiting-" + UUID.randomUUID());
        awaitThatNewsWasNoted();
        assertThat(MailServer.to(address)).hasSize(1);

        post(question.link("confirm")).then().statusCode(200);

        Received news = awaitMail(2);
        assertThat(news.subject()).isEqualTo("Rescind: there is news on case " + person.id());
        assertThat(news.text())
                .contains("What was found is removed", "/en/cases/" + person.id())
                .doesNotContain("12345678@N", "photographer");
    }

    @Test
    void each_step_of_the_case_is_told_once() {
        Person person = confirmed("en");
        String dataset = Index.hasDataset(true);
        Notifier notifier = new Notifier(dataset, "A");
        Wire.say(resolves(person, 1, List.of(removed(1, 5)), List.of(at(dataset, 1, 5))));
        assertThat(awaitMail(2).text()).contains("What was found is removed");

        notifier.covers(0, 5, 0, copy("1.0", 0, 0));
        notifier.head(5, 1);
        assertThat(awaitMail(3).text()).contains("Every institution that holds a copy has been told to delete");

        notifier.covers(0, 5, 5, copy("1.0", 0, 5));
        assertThat(awaitMail(4).text()).contains("says that it has deleted what was found");

        awaitThatNewsWasNoted();
        assertThat(MailServer.to(address)).hasSize(4).allSatisfy(mail -> {
            assertThat(mail.unsubscribe()).isEqualTo("<" + mail.link("stop") + ">");
            assertThat(mail.oneClick()).isEqualTo("List-Unsubscribe=One-Click");
            assertThat(mail.text() + mail.raw())
                    .doesNotContain(person.caseKey(), "12345678@N", dataset, "my secret message", "photographer");
        });
    }

    @Test
    void an_extension_and_a_refusal_are_told() {
        Person person = confirmed("en");
        Wire.say(Index.holds(person, 1, "held", 9_000));
        person.awaitsState("in_progress/under_review");
        decide(person, Map.of("decision", "extend", "text", "the reviewers' own words"));
        assertThat(awaitMail(2).text()).contains("It takes longer than planned").doesNotContain("own words");

        Wire.say(resolves(person, 2, List.of(outcome(1, Outcome.REFUSED)), List.of()));

        assertThat(awaitMail(3).text()).contains("The request was refused");
    }

    @Test
    void what_was_overtaken_is_not_told_any_more() {
        Person person = asks("en");
        String dataset = Index.hasDataset(true);
        Wire.say(resolves(person, 1, List.of(removed(1, 5)), List.of(at(dataset, 1, 5))));
        new Notifier(dataset).head(5, 0);
        person.awaitsState("fulfilled/null");
        await().atMost(PATIENCE)
                .until(() -> Database.value(
                                "select settled_at is not null from request where id = '" + person.id() + "'")
                        .equals("t"));

        post(theOnlyMail().link("confirm")).then().statusCode(200);

        assertThat(awaitMail(2).text()).contains("has deleted what was found");
        awaitThatNewsWasNoted();
        assertThat(MailServer.to(address)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "zh-Hans, zh-Hans, 请确认您的电子邮箱, 没有找到相关内容",
        "zh-CN, zh-Hans, 请确认您的电子邮箱, 没有找到相关内容",
        "zh-TW, zh-Hant, 請確認您的電子郵件地址, 沒有找到相關內容",
        "zh-Hant, zh-Hant, 請確認您的電子郵件地址, 沒有找到相關內容",
        "pt-BR, en, please confirm your e-mail address, Nothing was found"
    })
    void mails_and_pages_are_in_the_persons_language(String asked, String written, String question, String news) {
        Person person = asks(asked);
        Received first = theOnlyMail();
        assertThat(first.subject()).contains(question);
        assertThat(first.link("confirm")).contains("/" + written + "/mail/");
        assertThat(get(first.link("confirm")).asString()).contains("lang=\"" + written + "\"");
        post(first.link("confirm")).then().statusCode(200);

        Wire.say(resolves(person, 1, List.of(outcome(1, Outcome.NOT_FOUND)), List.of()));

        assertThat(awaitMail(2).text()).contains(news, "/" + written + "/cases/" + person.id());
    }

    @Test
    void one_click_stops_the_mails_and_erases_the_address_without_a_cookie() {
        Person person = confirmed("en");
        String stop = MailServer.to(address).get(0).unsubscribe().replaceAll("[<>]", "");
        get(stop).then().statusCode(200);
        assertThat(contact(person)).isEqualTo("kept");

        given().contentType("application/x-www-form-urlencoded")
                .body("List-Unsubscribe=One-Click")
                .post(local(stop))
                .then()
                .statusCode(200);

        assertThat(contact(person)).isEqualTo("erased");
        Wire.say(resolves(person, 1, List.of(outcome(1, Outcome.NOT_FOUND)), List.of()));
        person.awaitsState("fulfilled/null");
        awaitThatNewsWasNoted();
        assertThat(MailServer.to(address)).hasSize(1);
        post(stop).then().statusCode(200);
        post(MailServer.to(address).get(0).link("confirm")).then().statusCode(410);
    }

    @Test
    void nobody_is_asked_more_than_three_times_a_day_whatever_the_address_looks_like() {
        List<Person> people = List.of(
                asks("en"),
                asks("en", address.toUpperCase(java.util.Locale.ROOT)),
                asks("en", address.replace("@", "+tag@")),
                asks("en"));

        await().atMost(PATIENCE)
                .until(() -> people.stream()
                                .map(MailTest::contact)
                                .filter("erased"::equals)
                                .count()
                        == 1);
        awaitThatNewsWasNoted();
        assertThat(Database.value("select count(*) from mail where request in ('"
                        + people.get(0).id() + "','"
                        + people.get(1).id() + "','" + people.get(2).id() + "','"
                        + people.get(3).id() + "')"))
                .isEqualTo("3");
    }

    @Test
    void an_address_that_nobody_confirms_is_erased_after_a_week_and_its_link_is_void() {
        Person person = asks("en");
        String link = theOnlyMail().link("confirm");

        Database.update(
                "update contact set given_at = given_at - interval '167 hours' where request = '" + person.id() + "'");
        awaitThatNewsWasNoted();
        assertThat(contact(person)).isEqualTo("kept");
        Database.update(
                "update contact set given_at = given_at - interval '1 hour' where request = '" + person.id() + "'");

        await().atMost(PATIENCE).until(() -> contact(person).equals("erased"));
        post(link).then().statusCode(410);
        assertThat(Database.value("select count(*) from contact where request = '" + person.id() + "'"))
                .isEqualTo("0");
    }

    @Test
    void a_link_opens_only_what_it_was_made_for() {
        Person person = asks("en");
        Received question = theOnlyMail();
        String token = question.link("stop").replaceAll(".*token=", "");

        post("/en/mail/confirm?token=" + token).then().statusCode(410);
        post("/en/mail/confirm?token=" + token.substring(1)).then().statusCode(410);
        post("/en/mail/confirm?token=%00").then().statusCode(410);
        post("/en/mail/confirm").then().statusCode(410);
        get("/xx/mail/confirm?token=" + token).then().statusCode(404);

        assertThat(Database.value("select confirmed_at from contact where request = '" + person.id() + "'"))
                .isNull();
    }

    @Test
    void while_the_mail_server_is_down_intake_answers_and_mails_wait() {
        MailServer.stop();
        Person person;
        try {
            person = asks("en");
            await().atMost(PATIENCE)
                    .until(() -> Database.value("select coalesce(max(tries), 0) > 1 from mail where request = '"
                                    + person.id() + "'")
                            .equals("t"));
            assertThat(RestAssured.get("/q/health/ready").statusCode()).isEqualTo(200);
            assertThat(person.state()).isNotEmpty();
        } finally {
            MailServer.start();
        }

        assertThat(theOnlyMail().text()).contains(person.id().toString());
    }

    @Test
    void an_address_that_the_server_rejects_for_good_is_noted_erased_and_in_no_log() throws Exception {
        StringBuffer log = new StringBuffer();
        Handler listener = LogListener.into(log);
        Logger.getLogger("").addHandler(listener);
        try (AutoCloseable rejecting = MailServer.answeringRecipientsWith("550")) {
            Person person = asks("en");

            await().atMost(PATIENCE).until(() -> contact(person).equals("erased"));

            assertThat(Database.value("select not_sent from mail where request = '" + person.id() + "'"))
                    .isEqualTo("SMTP 550");
            assertThat(Database.dump()).doesNotContain(address);
            assertThat(log.toString()).contains(person.id().toString()).doesNotContain(address);
        } finally {
            Logger.getLogger("").removeHandler(listener);
        }
    }

    @Test
    void an_address_that_is_rejected_for_now_is_tried_again() throws Exception {
        Person person;
        try (AutoCloseable busy = MailServer.answeringRecipientsWith("450")) {
            person = asks("en");
            await().atMost(PATIENCE)
                    .until(() -> Database.value("select coalesce(max(tries), 0) > 1 from mail where request = '"
                                    + person.id() + "'")
                            .equals("t"));
            assertThat(contact(person)).isEqualTo("kept");
        }

        assertThat(theOnlyMail().text()).contains(person.id().toString());
    }

    private Person asks(String language) {
        return asks(language, address);
    }

    private static Person asks(String language, String address) {
        return Person.of(Person.submit(Person.body(
                List.of("12345678@N77"),
                Map.of("contact", Map.of("email", address, "language", language), "message", "my secret message"))));
    }

    private Person confirmed(String language) {
        Person person = asks(language);
        post(theOnlyMail().link("confirm")).then().statusCode(200);
        return person;
    }

    private static void isRemoved(Person person, String dataset) {
        Wire.say(resolves(person, 1, List.of(removed(1, 5)), List.of(at(dataset, 1, 5))));
        person.awaitsState("in_progress/propagating");
    }

    /** Somebody else, whose news is younger than whatever has happened so far, has got it. */
    private static void awaitThatNewsWasNoted() {
        MailTest other = new MailTest();
        Person person = other.asks("en");
        post(other.theOnlyMail().link("confirm")).then().statusCode(200);
        Wire.say(resolves(person, 1, List.of(outcome(1, Outcome.NOT_FOUND)), List.of()));
        other.awaitMail(2);
    }

    private Received theOnlyMail() {
        return awaitMail(1);
    }

    /** The newest, when there are so many. */
    private Received awaitMail(int number) {
        return await("mail " + number)
                .atMost(PATIENCE)
                .until(() -> MailServer.to(address), mails -> mails.size() == number)
                .get(number - 1);
    }

    private static String contact(Person person) {
        return Database.value("select case when contact_encrypted is null then 'erased' else 'kept' end from request"
                + " where id = '" + person.id() + "'");
    }

    private static void decide(Person person, Map<String, Object> decision) {
        given().header("Authorization", "Bearer " + IntakeStack.REVIEWER)
                .contentType(ContentType.JSON)
                .body(decision)
                .post("/api/v1/reviews/" + person.id() + "/decision")
                .then()
                .statusCode(200);
    }

    private static io.restassured.response.Response get(String link) {
        return given().get(local(link));
    }

    private static io.restassured.response.Response post(String link) {
        return given().post(local(link));
    }

    /** Mails name the public address; the tests are behind it. */
    private static URI local(String link) {
        URI uri = URI.create(link);
        return URI.create(RestAssured.baseURI + ":" + RestAssured.port + uri.getRawPath()
                + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()));
    }
}
