package org.rescind.notifier.portal;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rescind.messaging.Sql;
import org.rescind.notifier.Index;
import org.rescind.notifier.Partner;
import org.rescind.notifier.Receiver;
import org.rescind.notifier.Receiver.Reply;
import org.rescind.notifier.Stack;

/** An engineer of an institution sets everything up alone, with a browser that has no JavaScript. */
@QuarkusTest
@WithTestResource(Stack.class)
class PagesTest {

    @Inject
    Index index;

    @Inject
    Sql sql;

    private final String dataset = Index.newDataset();
    private final Receiver receiver = new Receiver();
    private Partner partner;
    private Browser browser;

    @BeforeEach
    void sign_in() {
        partner = Partner.register().holds(dataset, "1.0", 0).holds(dataset, "2.0", 4);
        index.appends(dataset, 1, 10);
        await().until(() -> partner.feed(dataset, 10, 1).path("head").equals(10));
        browser = Browser.signedIn(partner.key);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void the_overview_says_what_is_owed_by_when_and_what_is_still_to_be_set_up() {
        assertThat(browser.heading()).isEqualTo("Overview");
        assertThat(browser.text())
                .contains("Getting started", "Purge position 1 and what follows from your copy of " + dataset + " 1.0")
                .contains("You have no endpoint")
                .contains("In time");
        assertThat(browser.page().select(".steps .good")).isEmpty();
        assertThat(browser.page().select("time").eachAttr("datetime")).allMatch(time -> time.endsWith("Z"));
        sql.update("update log_entry set applied_at = now() - interval '31 days' where dataset = ?", dataset);
        sql.update("update copy set owed_since = now() - interval '31 days' where dataset = ?", dataset);
        assertThat(browser.open("/partner").text()).contains("Late for this many copies: 2");
        partner.listensAt(receiver).awaitNotified(dataset, 10);
        partner.attests(dataset, "1.0", 10);
        partner.attests(dataset, "2.0", 10);
        assertThat(browser.open("/partner").text())
                .doesNotContain("Getting started", "Late")
                .contains("Nothing is due.", "Active");
    }

    @Test
    void an_endpoint_is_set_and_its_secret_is_shown_once() {
        browser.open("/partner/endpoint").fill("url", "http://10.0.0.1/").fill("headerName", "X-Gateway");
        browser.send("/partner/endpoint");
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.error("url")).contains("https://");
        assertThat(browser.valueOf("url")).isEqualTo("http://10.0.0.1/");
        assertThat(browser.valueOf("headerName")).isEqualTo("X-Gateway");

        browser.fill("url", receiver.url()).fill("headerName", "Cookie").fill("headerValue", "secret-of-the-gateway");
        browser.send("/partner/endpoint");
        assertThat(browser.error("headerName")).contains("Cookie");
        assertThat(browser.answer().body()).doesNotContain("secret-of-the-gateway");

        browser.fill("headerName", "X-Gateway").fill("headerValue", "secret-of-the-gateway");
        browser.send("/partner/endpoint");
        assertThat(browser.status()).isEqualTo(200);
        String secret = browser.page().selectFirst("pre").text();
        assertThat(secret).startsWith("whsec_");
        partner.awaitEndpoint("active");
        assertThat(receiver.challenges().get(0).headers().getFirst("X-Gateway")).isEqualTo("secret-of-the-gateway");
        browser.click("Go on to your endpoint");
        assertThat(browser.answer().body()).doesNotContain(secret, "secret-of-the-gateway");
        assertThat(browser.text()).contains("Active", receiver.url());

        browser.fill("payload", "THIN").send("/partner/endpoint");
        assertThat(browser.page().selectFirst("[role=status]").text()).isEqualTo("Saved.");
        assertThat(partner.itself().get(partner.path("/endpoint")).<String>path("payload"))
                .isEqualTo("thin");
        assertThat(partner.endpointState()).isEqualTo("active");
    }

    @Test
    void a_secret_is_replaced_with_an_overlap_and_a_page_that_is_loaded_again_shows_the_same() {
        partner.listensAt(receiver);
        browser.open("/partner/endpoint").fill("overlapHours", "169").send("/partner/endpoint/secret");
        assertThat(browser.error("overlapHours")).contains("168");
        assertThat(browser.valueOf("overlapHours")).isEqualTo("169");
        Map<String, String> same =
                Map.of("once", browser.page().selectFirst("[name=once]").val());
        browser.fill("overlapHours", "2").send("/partner/endpoint/secret", same, null);
        String secret = browser.page().selectFirst("pre").text();
        assertThat(secret).startsWith("whsec_").isNotEqualTo(partner.secret);
        assertThat(browser.page().select("main time")).hasSize(1);
        browser.open("/partner/endpoint").fill("overlapHours", "2").send("/partner/endpoint/secret", same, null);
        assertThat(browser.page().selectFirst("pre").text()).isEqualTo(secret);
        browser.open("/partner/endpoint").fill("overlapHours", "2").send("/partner/endpoint/secret");
        assertThat(browser.page().selectFirst("pre").text()).isNotEqualTo(secret);
    }

    @Test
    void an_endpoint_is_paused_resumed_challenged_and_tested() {
        partner.listensAt(receiver);
        browser.open("/partner/endpoint").send("/partner/endpoint/pause");
        assertThat(browser.at()).isEqualTo("/partner/endpoint?done=paused");
        assertThat(partner.endpointState()).isEqualTo("paused");
        browser.send("/partner/endpoint/resume");
        assertThat(partner.endpointState()).isEqualTo("active");
        browser.send("/partner/endpoint/challenge");
        partner.awaitEndpoint("active");
        assertThat(receiver.challenges()).hasSize(2);
        browser.open("/partner/endpoint").send("/partner/endpoint/test");
        assertThat(browser.text()).contains("Your receiver took it", "status 204");
        receiver.answers(message -> new Reply(401, Map.of(), "<script>alert(1)</script> bad signature"));
        browser.open("/partner/endpoint").send("/partner/endpoint/test");
        assertThat(browser.text()).contains("did not take it", "check the secret", "bad signature");
        assertThat(browser.answer().body()).contains("&lt;script&gt;alert(1)").doesNotContain("<script");
        browser.open("/partner/endpoint?done=%3Cscript%3E");
        assertThat(browser.page().select("[role=status]")).isEmpty();
    }

    @Test
    void a_test_to_an_endpoint_that_was_never_verified_is_refused_in_words() {
        receiver.answersChallenges(message -> Reply.status(500));
        partner.putEndpoint(receiver, "full");
        browser.open("/partner/endpoint");
        assertThat(browser.text()).contains("A test can be sent when the challenge is answered");
        browser.send("/partner/endpoint/pause");
        browser.send("/partner/endpoint/test");
        assertThat(browser.status()).isEqualTo(409);
        assertThat(browser.heading()).isEqualTo("This did not work");
        assertThat(browser.text()).contains("nothing was changed", "challenge");
    }

    @Test
    void deliveries_show_what_was_sent_and_what_came_back_and_what_to_do() {
        receiver.answers(message -> new Reply(500, Map.of(), "<script>alert('x')</script>&amp;"));
        partner.putEndpoint(receiver, "full");
        await().atMost(10, SECONDS).until(() -> receiver.notices().size() >= 2);
        receiver.answers(message -> Reply.status(204));
        partner.awaitNotified(dataset, 10);
        browser.open("/partner/deliveries");
        assertThat(browser.text()).contains("Delivered", "Failed", "Challenge", dataset + " 1–10");
        browser.click("Show only those that failed");
        assertThat(browser.page().select("tbody tr")).isNotEmpty();
        assertThat(browser.page().select("tbody").text()).doesNotContain("Delivered");
        browser.open(browser.page().selectFirst("tbody a").attr("href"));
        assertThat(browser.heading()).isEqualTo("One attempt");
        assertThat(browser.text())
                .contains("webhook-id", dataset + ":1-10", "Look into the log of your receiver")
                .contains("<script>alert('x')</script>&amp;");
        assertThat(browser.answer().body()).doesNotContain("<script", "whsec_", "v1,");
        assertThat(browser.page().select("pre").first().text())
                .isEqualTo(receiver.notices().get(0).body());
        assertThat(Browser.signedIn(Partner.register().key).open(browser.at()).status())
                .isEqualTo(404);
        assertThat(browser.open("/partner/deliveries/nonsense").status()).isEqualTo(400);
        assertThat(browser.heading()).isEqualTo("This did not work");
    }

    @Test
    void a_long_body_is_shown_from_its_beginning_and_whole_on_a_page_of_its_own() {
        index.appends(dataset, 11, 400);
        partner.listensAt(receiver).awaitNotified(dataset, 400);
        String id = sql.one(
                        "select (extract(epoch from at) * 1000000)::bigint || '-' || id from attempt where institution = ? and kind = 'NOTICE' order by last_position - first_position desc limit 1",
                        row -> row.getString(1),
                        partner.id)
                .orElseThrow();
        browser.open("/partner/deliveries/" + id).click("Show the whole body");
        assertThat(browser.answer().headers().get("content-type")).startsWith("text/plain");
        assertThat(browser.answer().headers().get("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(receiver.notices())
                .anyMatch(sent -> sent.body().equals(browser.answer().body()));
    }

    @Test
    void older_deliveries_are_on_further_pages() {
        sql.update(
                "insert into attempt (institution, kind, webhook_id, status, duration_ms, at) select ?, 'TEST', 'test:' || n, 204, 1, now() - n * interval '1 second' from generate_series(1, 60) n",
                partner.id);
        browser.open("/partner/deliveries");
        assertThat(browser.page().select("tbody tr")).hasSize(50);
        browser.click("Older");
        assertThat(browser.page().select("tbody tr")).hasSizeBetween(10, 12);
        browser.click("Back to the newest");
        assertThat(browser.page().select("tbody tr")).hasSize(50);
    }

    @Test
    void a_dataset_is_acknowledged_and_replayed_with_its_log_in_sight() {
        browser.open("/partner/datasets/" + dataset);
        assertThat(browser.page().select("caption").text()).contains("Positions 1 to 10");
        assertThat(browser.valueOf("ackThrough")).isEqualTo("10");
        browser.fill("ackThrough", "eleven").send(action("acknowledgement"));
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.error("ackThrough")).contains("whole number");
        assertThat(browser.valueOf("ackThrough")).isEqualTo("eleven");
        browser.fill("ackThrough", "11").send(action("acknowledgement"));
        assertThat(browser.error("ackThrough")).contains("The log ends at 10");
        browser.fill("ackThrough", "7").send(action("acknowledgement"));
        assertThat(browser.heading()).isEqualTo("Acknowledged");
        assertThat(browser.page().select("tbody tr").eachText())
                .contains("Notified through 0 7", "Acknowledged through 0 7");
        assertThat(partner.position(dataset).acknowledged()).isEqualTo(7);

        browser.click("Back to " + dataset).fill("replayAfter", "2").send(action("replay"));
        assertThat(browser.error("sure")).contains("Tick the box");
        assertThat(partner.position(dataset).notified()).isEqualTo(7);
        browser.fill("replayAfter", "2").fill("sure", "yes").send(action("replay"));
        assertThat(browser.heading()).isEqualTo("It is sent again");
        assertThat(partner.position(dataset).notified()).isEqualTo(2);
        browser.open("/partner/datasets/" + dataset + "?after=8");
        assertThat(browser.page().select("caption").text()).contains("Positions 9 to 10");
        assertThat(partner.position(dataset).notified()).isEqualTo(2);
    }

    private String action(String what) {
        return "/partner/datasets/" + dataset + "/" + what;
    }

    @Test
    void a_purge_is_attested_with_exceptions_from_a_file() {
        browser.open("/partner/datasets/" + dataset).fill("release", "1.0").fill("through", "10");
        browser.fill("deleted", "8").fill("notHeld", "0").fill("statement", "Deleted <b>all</b> of it. 已删除");
        String csv = """
                position,status,detail,basis,until
                3,retained_backup,"tape, overwritten in March",,2027-03-31
                4,exempt,,Art. 89 GDPR,2027-06-01
                """;
        browser.send(action("attestation"), Map.of(), csv.getBytes(StandardCharsets.UTF_8));
        assertThat(browser.heading()).isEqualTo("Attested");
        assertThat(browser.text()).contains("Exceptions recorded: 2").doesNotContain("do not add up");
        assertThat(browser.page().select("tbody tr").eachText()).contains("Purged through 1.0 0 10");
        assertThat(partner.position(dataset).purged()).containsEntry("1.0", 10L);
        assertThat(sql.list(
                        "select position || ' ' || status from exemption where institution = ? order by position",
                        row -> row.getString(1),
                        partner.id))
                .containsExactly("3 RETAINED_BACKUP", "4 EXEMPT");
        assertThat(sql.list(
                        "select statement from attestation where institution = ?", row -> row.getString(1), partner.id))
                .containsExactly("Deleted <b>all</b> of it. 已删除");
    }

    @Test
    void what_is_wrong_in_an_attestation_is_named_line_by_line_and_nothing_is_lost() {
        browser.open("/partner/datasets/" + dataset)
                .fill("release", "2.0")
                .fill("through", "10")
                .fill("deleted", "x");
        String csv = """
                position,status,detail
                0,exempt,a
                5,lost,b
                6,exempt,"<script>"
                """;
        browser.send(action("attestation"), Map.of(), csv.getBytes(StandardCharsets.UTF_8));
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.error("exceptions")).contains("Line 2: position", "Line 3: status");
        assertThat(browser.error("deleted")).contains("whole number");
        assertThat(browser.error("statement")).contains("what you did");
        assertThat(browser.page().select("[role=alert] a")).hasSize(3);
        assertThat(browser.valueOf("exceptions")).isEqualToIgnoringNewLines(csv);
        assertThat(browser.page().selectFirst("option[selected]").val()).isEqualTo("2.0");
        assertThat(browser.answer().body()).doesNotContain("<script");
        assertThat(partner.position(dataset).purged()).containsEntry("2.0", 0L);

        browser.fill("exceptions", "")
                .fill("deleted", "1")
                .fill("statement", "Some.")
                .send(action("attestation"));
        assertThat(browser.heading()).isEqualTo("Attested");
        assertThat(browser.text()).contains("do not add up");
        browser.open("/partner/datasets/" + dataset)
                .fill("release", "9")
                .fill("deleted", "0")
                .fill("statement", "x");
        browser.send(action("attestation"), Map.of("through", "1"), null);
        assertThat(browser.error("release")).contains("that you hold");
    }

    @Test
    void a_file_that_is_too_large_or_no_text_is_refused_in_words() {
        browser.open("/partner/datasets/" + dataset)
                .fill("release", "1.0")
                .fill("deleted", "1")
                .fill("statement", "x");
        browser.send(action("attestation"), Map.of(), new byte[1024 * 1024 + 1]);
        assertThat(browser.error("exceptions")).contains("1 MiB");
        browser.send(action("attestation"), Map.of(), new byte[5 * 1024 * 1024]);
        assertThat(browser.status()).isEqualTo(413);
        assertThat(browser.text()).contains("too large", "nothing was changed");
        browser.open("/partner/datasets/" + dataset).fill("release", "1.0").fill("deleted", "1");
        browser.send(action("attestation"), Map.of(), new byte[] {(byte) 0xff, (byte) 0xfe, 'p', 0});
        assertThat(browser.error("exceptions")).contains("UTF-8");
        assertThat(partner.position(dataset).purged()).containsEntry("1.0", 0L);
    }

    @Test
    void the_things_of_another_institution_are_not_there() {
        Browser other = Browser.signedIn(Partner.register().key);
        assertThat(other.open("/partner").text()).doesNotContain(dataset);
        assertThat(other.open("/partner/datasets/" + dataset).status()).isEqualTo(404);
        assertThat(other.heading()).isEqualTo("This did not work");
        browser.open("/partner/datasets/" + dataset);
        String token = other.open("/partner/endpoint")
                .page()
                .selectFirst("[name=formToken]")
                .val();
        browser.setCookie(Sessions.COOKIE, other.cookie(Sessions.COOKIE));
        browser.send(action("acknowledgement"), Map.of("formToken", token), null);
        assertThat(browser.status()).isEqualTo(404);
        assertThat(partner.position(dataset).acknowledged()).isZero();
    }

    @Test
    void there_is_a_page_for_what_is_not_there() {
        assertThat(browser.open("/partner/nothing").status()).isEqualTo(404);
        assertThat(browser.heading()).isEqualTo("This did not work");
        assertThat(browser.open("/partner/datasets/" + dataset + "?after=x").heading())
                .isEqualTo("This did not work");
    }

    @Test
    void everything_speaks_chinese_too() {
        partner.listensAt(receiver).awaitNotified(dataset, 10);
        browser.open("/partner/language?to=zh-Hans&back=/partner/endpoint");
        assertThat(browser.at()).isEqualTo("/partner/endpoint");
        for (String page :
                List.of("/partner", "/partner/deliveries", "/partner/endpoint", "/partner/datasets/" + dataset)) {
            browser.open(page);
            assertThat(browser.page().selectFirst("html").attr("lang")).isEqualTo("zh-Hans");
            assertThat(browser.heading()).matches(".*\\p{IsHan}.*");
        }
        browser.fill("ackThrough", "x").send(action("acknowledgement"));
        assertThat(browser.error("ackThrough")).contains("整数");
        assertThat(new Browser().speaking("zh-CN,zh;q=0.9").open("/partner").heading())
                .isEqualTo("登录");
        browser.open("/partner/language?to=en&back=https://evil.example/");
        assertThat(browser.at()).isEqualTo("/partner");
        assertThat(browser.heading()).isEqualTo("Overview");
    }
}
