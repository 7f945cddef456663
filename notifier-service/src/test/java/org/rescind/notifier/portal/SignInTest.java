package org.rescind.notifier.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rescind.messaging.Sql;
import org.rescind.notifier.Partner;
import org.rescind.notifier.Receiver;
import org.rescind.notifier.Stack;
import org.rescind.web.ApiKey;
import org.rescind.web.Secret;

@QuarkusTest
@WithTestResource(Stack.class)
class SignInTest {

    @Inject
    Sql sql;

    private Partner partner;

    @BeforeEach
    void register() {
        partner = Partner.register();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/partner", "/partner/deliveries?failed=true", "/partner/endpoint", "/partner/datasets/dif"})
    void a_page_without_a_session_asks_who_it_is_and_comes_back(String page) {
        Browser browser = new Browser().open(page);
        assertThat(browser.at()).startsWith("/partner/sign-in?next=");
        browser.fill("key", " " + partner.key + " ").send("/partner/sign-in");
        assertThat(browser.at()).isEqualTo(page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/partner.evil.example",
                "/partner\\evil",
                "/partner/../q/health",
                "/partner%0d%0aX:1",
                "/api/v1/coverage",
                "/partner/sign-out"
            })
    void after_signing_in_nobody_is_led_elsewhere(String next) {
        Browser browser = new Browser()
                .open("/partner/sign-in?next="
                        + java.net.URLEncoder.encode(next, java.nio.charset.StandardCharsets.UTF_8));
        assertThat(browser.page().selectFirst("[name=next]").val()).isEqualTo("/partner");
        browser.fill("key", partner.key).send("/partner/sign-in", Map.of("next", next), null);
        assertThat(browser.at()).isEqualTo("/partner");
    }

    @Test
    void the_cookie_is_for_these_pages_only_and_says_nothing() {
        Browser browser = Browser.signedIn(partner.key);
        String set = browser.setCookies().get(0);
        assertThat(set)
                .startsWith("partner-session=")
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("SameSite=Strict")
                .contains("Path=/partner")
                .contains("Max-Age=28800");
        assertThat(browser.cookie(Sessions.COOKIE)).doesNotContain(partner.id.toString(), partner.key);
    }

    @Test
    void a_wrong_key_opens_nothing_and_is_not_shown_again() {
        String guessed =
                ApiKey.of(partner.id, Secret.random(new SecureRandom())).value();
        Browser browser = new Browser("127.0.0.21").open("/partner/sign-in").fill("key", guessed);
        browser.send("/partner/sign-in");
        assertThat(browser.status()).isEqualTo(401);
        assertThat(browser.error("key")).contains("does not fit");
        assertThat(browser.page().title()).startsWith("Error:");
        assertThat(browser.answer().body()).doesNotContain(guessed);
        assertThat(browser.cookie(Sessions.COOKIE)).isNull();
    }

    @Test
    void too_many_wrong_keys_from_one_address_have_to_wait_and_nobody_else() {
        Browser browser = new Browser("127.0.0.22").open("/partner/sign-in");
        for (int i = 0; i < 12 && browser.status() != 429; i++) {
            browser.fill("key", "nonsense").send("/partner/sign-in");
        }
        assertThat(browser.status()).isEqualTo(429);
        assertThat(browser.answer().headers()).containsKey("Retry-After");
        assertThat(browser.fill("key", partner.key).send("/partner/sign-in").status())
                .isEqualTo(429);
        assertThat(new Browser("127.0.0.23")
                        .open("/partner/sign-in")
                        .fill("key", partner.key)
                        .send("/partner/sign-in")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void keys_that_fit_do_not_use_up_the_tries() {
        for (int i = 0; i < 15; i++) {
            assertThat(Browser.signedIn(partner.key).status()).isEqualTo(200);
        }
    }

    @Test
    void signing_out_ends_it() {
        Browser browser = Browser.signedIn(partner.key);
        browser.send("/partner/sign-out");
        assertThat(browser.at()).isEqualTo("/partner/sign-in");
        assertThat(browser.open("/partner").at()).startsWith("/partner/sign-in");
    }

    @Test
    void a_session_ends_when_the_institution_gets_another_key() {
        Browser browser = Browser.signedIn(partner.key);
        String before = sql.one("select key_sha256 from institution where id = ?", row -> row.getString(1), partner.id)
                .orElseThrow();
        sql.update("update institution set key_sha256 = ? where id = ?", "0".repeat(64), partner.id);
        assertThat(browser.open("/partner").at()).startsWith("/partner/sign-in");
        sql.update("update institution set key_sha256 = ? where id = ?", before, partner.id);
        assertThat(browser.open("/partner").at()).isEqualTo("/partner");
    }

    @Test
    void who_is_suspended_is_told_so_and_can_catch_up_here() {
        Browser browser = Browser.signedIn(partner.key);
        assertThat(browser.open("/partner").text()).doesNotContain("Downloads are suspended");
        Partner.ops()
                .body(Map.of("reason", "said so"))
                .post(partner.path("/suspension"))
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300));
        assertThat(browser.open("/partner").at()).isEqualTo("/partner");
        assertThat(browser.text()).contains("Downloads are suspended");
    }

    @Test
    void a_cookie_that_was_changed_is_no_session() {
        Browser browser = Browser.signedIn(partner.key);
        String cookie = browser.cookie(Sessions.COOKIE);
        for (String changed : new String[] {cookie.substring(2), "x" + cookie, "", "nonsense", "AAAA"}) {
            browser.setCookie(Sessions.COOKIE, changed);
            assertThat(browser.open("/partner").at()).startsWith("/partner/sign-in");
        }
    }

    @Test
    void a_forged_form_changes_nothing() {
        try (Receiver receiver = new Receiver()) {
            partner.listensAt(receiver);
            Browser browser = Browser.signedIn(partner.key);
            Browser other = Browser.signedIn(partner.key).open("/partner/endpoint");
            String foreign = other.page().selectFirst("[name=formToken]").val();
            for (String token : new String[] {"", "x", foreign}) {
                browser.open("/partner/endpoint").send("/partner/endpoint/pause", Map.of("formToken", token), null);
                assertThat(browser.status()).isEqualTo(403);
                assertThat(browser.text()).contains("nothing was changed");
            }
            browser.open("/partner/endpoint")
                    .saying("Sec-Fetch-Site", "cross-site")
                    .send("/partner/endpoint/pause");
            assertThat(browser.status()).isEqualTo(403);
            assertThat(partner.endpointState()).isEqualTo("active");
        }
    }

    @Test
    void nobody_is_signed_in_by_somebody_elses_page() {
        Browser browser = new Browser().open("/partner/sign-in").saying("Sec-Fetch-Site", "cross-site");
        browser.fill("key", partner.key).send("/partner/sign-in");
        assertThat(browser.status()).isEqualTo(403);
        assertThat(browser.cookie(Sessions.COOKIE)).isNull();
    }

    @Test
    void a_key_as_a_bearer_token_opens_no_page() {
        Browser browser =
                new Browser().saying("Authorization", "Bearer " + partner.key).open("/partner");
        assertThat(browser.at()).startsWith("/partner/sign-in");
    }
}
