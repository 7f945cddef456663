package org.rescind.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody with a browser. Whatever page they come to is checked as soon as they look at it. */
final class Visitor implements AutoCloseable {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private final BrowserContext context;
    private final Page page;
    private final URI site;
    private final Path pictures;
    private final boolean scripts;
    private final List<String> elsewhere = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    /** @param pictures where what they see is kept */
    Visitor(Browser browser, URI site, Path pictures, int width, boolean scripts, ColorScheme colours) {
        this.site = site;
        this.pictures = pictures;
        this.scripts = scripts;
        this.context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, 800)
                .setJavaScriptEnabled(scripts)
                .setColorScheme(colours));
        this.page = context.newPage();
        page.setDefaultTimeout(20_000);
        page.onRequest(request -> {
            if (!request.url().startsWith(site.toString())) {
                elsewhere.add(request.url());
            }
        });
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("the server responded with a status of")) {
                complaints.add(message.text());
            }
        });
    }

    Page page() {
        return page;
    }

    Visitor open(String path) {
        page.navigate(site + path);
        return this;
    }

    Visitor fill(String field, String value) {
        page.locator("#" + field).fill(value);
        return this;
    }

    Visitor choose(String field) {
        page.locator("#" + field).check();
        return this;
    }

    /** The button with this value, as a form knows it. */
    Visitor press(String go) {
        page.locator("main button[name=go][value=" + go + "]").click();
        return this;
    }

    Visitor click(String selector) {
        page.locator(selector).first().click();
        return this;
    }

    String heading() {
        return page.locator("h1").innerText();
    }

    String text() {
        return page.locator("main").innerText();
    }

    /** Checks the page that they are on: nothing from elsewhere, nothing to the side, and what axe finds. */
    Visitor looks(String name) {
        assertThat(elsewhere).as("requests to other sites").isEmpty();
        assertThat(complaints).as("what the console complains of on %s", name).isEmpty();
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(pictures.resolve(name + ".png")));
        if (scripts) {
            assertThat(isTooWide()).as("%s scrolls to the side", name).isFalse();
            readsTheOtherWay(name);
            assertThat(violations()).as("axe on %s", name).isEmpty();
        }
        return this;
    }

    private boolean isTooWide() {
        return (boolean) page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
    }

    /** None of our languages is written from right to left, but one that will be must find room. */
    private void readsTheOtherWay(String name) {
        page.evaluate("document.documentElement.dir = 'rtl'");
        assertThat(isTooWide())
                .as("%s scrolls to the side from right to left", name)
                .isFalse();
        page.evaluate("document.documentElement.removeAttribute('dir')");
    }

    private List<String> violations() {
        return new AxeBuilder(page)
                .withTags(RULES).analyze().getViolations().stream()
                        .map(Visitor::words)
                        .toList();
    }

    private static String words(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " at "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }

    @Override
    public void close() {
        context.close();
    }
}
