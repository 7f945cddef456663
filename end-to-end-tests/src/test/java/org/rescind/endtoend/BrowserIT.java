package org.rescind.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rescind.stack.StackOptions;
import org.rescind.stack.sample.ManifestLines;

/** The public site in a real browser, on the running stack: as people use it, with what they have. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrowserIT {

    private static final int PHONE = 360;
    private static final int DESKTOP = 1280;
    private static final int EACH = 3;
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final List<Path> CHROMIUMS = Stream.of("chromium", "chromium-browser", "google-chrome")
            .map(name -> Path.of("/usr/bin", name))
            .toList();

    @TempDir
    static Path data;

    private static World world;
    private static Institution institution;
    private static Playwright playwright;
    private static Browser browser;

    /** Accounts of several people, so that each test has one of its own. */
    private static String account(int person) {
        return "7123456" + (10 + person) + "@N00";
    }

    private static List<String> photos(int person) {
        return IntStream.range(0, EACH)
                .mapToObj(i -> Long.toString(86_100_000_000L + person * 100L + i))
                .toList();
    }

    @BeforeAll
    static void theStackAndABrowser() throws IOException {
        Path chromium =
                CHROMIUMS.stream().filter(Files::isExecutable).findFirst().orElse(Path.of(""));
        Assumptions.assumeTrue(
                Files.isExecutable(chromium), "There is no Chromium in /usr/bin: the pages are not looked at.");
        Files.createDirectories(PICTURES);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        // As it is deployed, but for the time that a test can wait.
        world = new World(StackOptions.defaults()
                .withFreePorts()
                .withData(data.resolve("stack"))
                .withSetting("intake", "RESCIND_PROTECTION_SCALE", "1")
                .withSetting("intake", "RESCIND_PROTECTION_WAIT_FOR", "PT4S"));
        world.dataset("yfcc100m", false);
        world.release("yfcc100m", "2014", "yfcc100m", lines(ManifestLines::yfcc2014));
        world.dataset("dif", true);
        world.release("dif", "1.0", "dif", lines((account, photo) -> ManifestLines.dif(photo.hashCode(), photo)));
        institution = world.institution("Institute of the Browser Tests");
        world.holds(institution, "dif", "1.0");
        Awaitility.await("dataset known to intake")
                .atMost(Duration.ofSeconds(60))
                .until(() -> world.intake().get("/api/v1/coverage/dif").status(), status -> status == 200);
    }

    private interface Line {
        String of(String account, String photo);
    }

    private static String lines(Line line) {
        return IntStream.range(0, 12)
                .boxed()
                .flatMap(person -> photos(person).stream().map(photo -> line.of(account(person), photo)))
                .collect(joining());
    }

    @AfterAll
    static void end() {
        if (playwright != null) {
            playwright.close();
        }
        if (world != null) {
            world.close();
        }
    }

    private static Visitor visitor(int width, boolean scripts) {
        return visitor(width, scripts, ColorScheme.LIGHT);
    }

    private static Visitor visitor(int width, boolean scripts, ColorScheme colours) {
        return new Visitor(browser, world.stack().intake(), PICTURES, width, scripts, colours);
    }

    @ParameterizedTest
    @CsvSource({"en, true, 0", "zh-Hans, true, 1", "en, false, 2", "zh-Hant, false, 3"})
    void somebody_finds_themselves_asks_once_and_follows_it(String language, boolean scripts, int person) {
        String name = language + (scripts ? "" : "-no-scripts") + "-";
        try (Visitor visitor = visitor(PHONE, scripts)) {
            visitor.open("/" + language).looks(name + "1-start");
            visitor.click("main a[href$='/find']").looks(name + "2-find");
            visitor.fill("photos", "https://www.flickr.com/photos/" + account(person) + "/\nnobody at all")
                    .click("main form button")
                    .looks(name + "3-found");
            assertThat(visitor.text()).contains(EACH + " ").contains("dif");
            visitor.click("#choose button").looks(name + "4-you");
            visitor.choose("relationship").press("next").looks(name + "5-contact");
            visitor.fill("message", "please 请").press("next").looks(name + "6-check");
            visitor.press("send").looks(name + "7-key");
            String key = visitor.page().locator("#case-key").innerText();
            assertThat(key).matches("[A-Za-z0-9_-]{43}");
            visitor.click("main .actions a");

            awaits(visitor, EACH + " = " + EACH);
            visitor.looks(name + "8-case");
            assertThat(visitor.text())
                    .contains("Institute of the Browser Tests")
                    .doesNotContain(key);
        }
    }

    /** Asks for the page again as a person does, with or without scripts, until the sum is there. */
    private static void awaits(Visitor visitor, String sum) {
        Awaitility.await("sum " + sum)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> {
                            visitor.page().reload();
                            return visitor.text().replaceAll("[^0-9=]+", " ");
                        },
                        text -> text.contains(sum));
    }

    @Test
    void every_other_page_holds_the_rules_too_also_in_the_dark_and_on_a_desktop() {
        try (Visitor visitor = visitor(DESKTOP, true, ColorScheme.DARK)) {
            for (String path : List.of("", "/find", "/ask", "/cases", "/datasets", "/datasets/dif", "/nothing")) {
                visitor.open("/zh-Hant" + path).looks("dark" + path.replace('/', '-'));
            }
        }
    }

    @Test
    void what_is_wrong_is_said_at_the_field_and_above_and_nothing_typed_is_lost_even_in_another_language() {
        try (Visitor visitor = visitor(PHONE, true)) {
            visitor.open("/en/ask").press("next").looks("wrong-nothing");
            assertThat(visitor.page().title()).startsWith("Error: ");
            assertThat(visitor.page().locator("#photos-error")).isVisible();
            visitor.click(".summary a");
            assertThat(visitor.page().locator("#photos")).isFocused();

            visitor.fill("photos", "https://example.com/nobody").press("next").looks("wrong-unreadable");
            assertThat(visitor.text()).contains("not an address of Flickr");
            visitor.fill("photos", photos(4).get(0)).click("header button[lang=zh-Hans]");
            assertThat(visitor.page().locator("#photos")).hasValue(photos(4).get(0));
            visitor.fill(
                            "photos",
                            "https://www.flickr.com/photos/x/" + photos(4).get(0))
                    .press("next");
            visitor.press("next").looks("wrong-relationship");
            assertThat(visitor.page().locator("#relationship-error")).isVisible();
            visitor.choose("relationship-depicted").choose("scope-some").press("next");
            assertThat(visitor.page().locator("#scope-error")).isVisible();
            visitor.choose("dataset-dif").press("next");
            visitor.fill("email", "nobody").fill("message", "留言").press("next").looks("wrong-email");
            assertThat(visitor.page().locator("#email-error")).isVisible();
            assertThat(visitor.page().locator("#message")).hasValue("留言");
            visitor.fill("email", "").press("next");
            assertThat(visitor.text()).contains("照片里有我", "dif", "留言");

            visitor.press("you").choose("relationship").press("next");
            assertThat(visitor.heading()).contains("核对");
            assertThat(visitor.text()).contains("照片是我拍的");
        }
    }

    @Test
    void the_whole_way_can_be_gone_with_the_keyboard_alone() {
        try (Visitor visitor = visitor(DESKTOP, true)) {
            Page page = visitor.open("/en/ask").page();
            page.keyboard().press("Tab");
            assertThat(page.locator("a.skip")).isFocused();
            page.keyboard().press("Enter");
            tabTo(page, "#photos");
            page.keyboard().type("https://www.flickr.com/photos/x/" + photos(5).get(0));
            tabTo(page, "main button[value=next]");
            page.keyboard().press("Enter");
            tabTo(page, "#relationship");
            page.keyboard().press("Space");
            tabTo(page, "main button[value=next]");
            page.keyboard().press("Enter");
            tabTo(page, "#email");
            page.keyboard().press("Enter");
            tabTo(page, "main button[value=send]");
            page.keyboard().press("Enter");
            assertThat(page.locator("#case-key")).isVisible();
        }
    }

    private static void tabTo(Page page, String selector) {
        for (int i = 0; i < 60; i++) {
            page.keyboard().press("Tab");
            if ((boolean) page.locator(selector).evaluate("each => each === document.activeElement")) {
                return;
            }
        }
        throw new AssertionError("no way to " + selector + " with the Tab key on " + page.url());
    }

    @Test
    void a_case_page_that_is_open_says_what_happens_without_being_asked() {
        try (Visitor visitor = visitor(PHONE, true)) {
            visitor.open("/en/ask").fill("photos", account(6)).press("next");
            visitor.choose("relationship").press("next").press("next").press("send");
            visitor.click("main .actions a");

            assertThat(visitor.page().locator("[data-live]"))
                    .containsText("removed (3 photos)", new LocatorAssertions.ContainsTextOptions().setTimeout(40_000));
            long head = world.intake()
                    .get("/api/v1/coverage/dif")
                    .expect(200)
                    .body()
                    .path("head")
                    .asLong();
            institution
                    .api()
                    .post(
                            "/api/v1/attestations",
                            Map.of(
                                    "dataset",
                                    "dif",
                                    "release",
                                    "1.0",
                                    "through",
                                    head,
                                    "deleted",
                                    3,
                                    "notHeld",
                                    0,
                                    "exceptions",
                                    List.of(),
                                    "statement",
                                    "deleted"))
                    .expect(200);
            assertThat(visitor.page().locator("[data-live]"))
                    .containsText(
                            "confirmed that it deleted them",
                            new LocatorAssertions.ContainsTextOptions().setTimeout(40_000));
            visitor.looks("live-purged");
        }
    }

    @Test
    void the_link_opens_the_case_elsewhere_and_the_key_is_asked_for_where_no_script_reads_it() {
        String link;
        String number;
        String key;
        try (Visitor visitor = visitor(PHONE, true)) {
            visitor.open("/en/ask")
                    .fill("photos", photos(7).get(0) + "\n" + account(7))
                    .press("next");
            visitor.choose("relationship").press("next").press("next").press("send");
            link = visitor.page().locator("#case-link").innerText();
            number = visitor.page().locator("#case-number").innerText();
            key = visitor.page().locator("#case-key").innerText();
        }
        try (Visitor friend = visitor(PHONE, true)) {
            friend.page().navigate(link);
            assertThat(friend.page().locator("[data-live]")).isVisible();
            assertThat(friend.page().url()).doesNotContain(key);
            friend.open("/en/cases/" + number + "/withdraw").looks("withdraw");
            friend.open("/en/cases/" + number).click("form[action$=leave] button");
            friend.open("/en/cases/" + number);
            assertThat(friend.page().locator("#key")).isVisible();
        }
        try (Visitor plain = visitor(PHONE, false)) {
            plain.page().navigate(link);
            plain.fill("key", "wrong").click("main form button").looks("wrong-key");
            assertThat(plain.page().locator("#key-error")).isVisible();
            plain.fill("key", link).click("main form button");
            assertThat(plain.text()).contains("Your request");
        }
    }

    @Test
    void with_index_down_the_look_up_says_so_and_a_request_is_taken() {
        try (Visitor visitor = visitor(PHONE, true)) {
            world.stack().stop("index");
            try {
                visitor.open("/en/find")
                        .fill("photos", account(8))
                        .click("main form button")
                        .looks("index-down");
                assertThat(visitor.text()).contains("not available at the moment");
                visitor.click("#choose button")
                        .choose("relationship")
                        .press("next")
                        .press("next")
                        .press("send");
                assertThat(visitor.page().locator("#case-key")).isVisible();
            } finally {
                world.stack().start("index");
            }
            visitor.click("main .actions a");
            awaits(visitor, EACH + " = " + EACH);
        }
    }

    @Test
    void with_the_database_down_nothing_is_pretended_and_nothing_typed_is_lost() {
        try (Visitor visitor = visitor(PHONE, true)) {
            visitor.open("/en/ask").fill("photos", account(9)).press("next");
            visitor.choose("relationship").press("next");
            visitor.fill("message", "still here").press("next");
            world.stack().stop("postgresql");
            try {
                visitor.press("send").looks("database-down");
                assertThat(visitor.text()).contains("still here");
                assertThat(visitor.page().locator("[role=alert]")).containsText("nothing you typed is lost");
            } finally {
                world.stack().start("postgresql");
                world.stack().awaitReady(Duration.ofSeconds(60));
            }
            visitor.press("send");
            assertThat(visitor.page().locator("#case-key")).isVisible();
        }
    }

    @Test
    void a_first_visit_weighs_less_than_60_kb() {
        List<Response> answers = new CopyOnWriteArrayList<>();
        try (Visitor visitor = visitor(PHONE, true)) {
            visitor.page().onResponse(answers::add);
            visitor.open("/en/ask");
            long bytes = answers.stream()
                    .mapToLong(answer -> answer.request().sizes().responseBodySize
                            + answer.request().sizes().responseHeadersSize)
                    .sum();
            assertThat(bytes).as("of %s", answers).isLessThan(60_000).isPositive();
        }
    }

    @Test
    @Order(Integer.MAX_VALUE) // All tests have one address: this one uses up what it may ask for.
    void who_comes_from_where_very_much_is_asked_computes_or_waits_and_is_taken() {
        Map<String, Object> asked = Map.of("references", List.of(photos(10).get(0)), "relationship", "agent");
        Awaitility.await("challenged")
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> world.intake()
                                .post("/api/v1/removal-requests", asked)
                                .status(),
                        status -> status == 422);

        try (Visitor visitor = visitor(PHONE, true)) {
            visitor.open("/zh-Hans/ask").fill("photos", photos(11).get(0)).press("next");
            visitor.choose("relationship").press("next").press("next").press("send");
            assertThat(visitor.page().locator("[data-progress]")).containsText("完成");
            visitor.looks("proof").press("send");
            assertThat(visitor.page().locator("#case-key")).isVisible();
        }
        try (Visitor plain = visitor(PHONE, false)) {
            plain.open("/en/ask").fill("photos", photos(11).get(1)).press("next");
            plain.choose("relationship").press("next").press("next").press("send");
            plain.looks("proof-no-scripts");
            assertThat(plain.text()).contains("wait 4 seconds");
            Awaitility.await("the wait is over")
                    .atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofSeconds(5))
                    .until(() -> {
                        plain.press("send");
                        return plain.page().locator("#case-key").isVisible();
                    });
        }
    }
}
