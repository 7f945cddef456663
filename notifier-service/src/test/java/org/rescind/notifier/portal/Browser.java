package org.rescind.notifier.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.http.NameValuePair;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.entity.UrlEncodedFormEntity;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.client.methods.HttpRequestBase;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.mime.MultipartEntityBuilder;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.message.BasicNameValuePair;
import org.apache.http.util.EntityUtils;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a browser without JavaScript does: keeps cookies, follows redirects to the same place, and sends forms with what is in
 * their fields. Every page that it gets has to have what each page needs.
 */
final class Browser {

    private static final String KEPT = System.getProperty("portal.pages", "");

    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final List<String> setCookies = new ArrayList<>();
    private final String from;
    private String language = "en";
    private String at = "/partner";
    private Answer answer;
    private Document page;

    Browser() {
        this("127.0.0.1");
    }

    /** @param from the address that it seems to be at */
    Browser(String from) {
        this.from = from;
    }

    Browser speaking(String tag) {
        this.language = tag;
        return this;
    }

    static Browser signedIn(String key) {
        Browser browser = new Browser();
        browser.open("/partner/sign-in").fill("key", key);
        browser.send("/partner/sign-in");
        assertThat(browser.status()).isEqualTo(200);
        return browser;
    }

    private final Map<String, String> filled = new LinkedHashMap<>();

    Browser open(String path) {
        return arrive(path, ask(new HttpGet(url(path))));
    }

    private static String url(String path) {
        return "http://localhost:" + RestAssured.port + path;
    }

    /** What came back, read to its end. */
    record Answer(int status, Map<String, String> headers, List<String> cookies, String body) {}

    private Answer ask(HttpRequestBase request) {
        request.setHeader("Accept-Language", language);
        request.setHeader(
                "Cookie",
                cookies.entrySet().stream()
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                        .reduce("language=none", (some, more) -> some + "; " + more));
        headers.forEach(request::setHeader);
        try {
            RequestConfig config = RequestConfig.custom()
                    .setLocalAddress(InetAddress.getByName(from))
                    .build();
            try (var client = HttpClients.custom()
                            .disableRedirectHandling()
                            .disableCookieManagement()
                            .setDefaultRequestConfig(config)
                            .build();
                    var response = client.execute(request)) {
                Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
                List<String> set = new ArrayList<>();
                for (var header : response.getAllHeaders()) {
                    headers.put(header.getName(), header.getValue());
                    if (header.getName().equalsIgnoreCase("set-cookie")) {
                        set.add(header.getValue());
                    }
                }
                String body = response.getEntity() == null
                        ? ""
                        : EntityUtils.toString(response.getEntity(), StandardCharsets.UTF_8);
                return new Answer(response.getStatusLine().getStatusCode(), headers, set, body);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Browser arrive(String path, Answer got) {
        for (String set : got.cookies()) {
            String[] cookie = set.split(";", 2)[0].split("=", 2);
            if (cookie[1].isEmpty() || set.contains("Max-Age=0")) {
                cookies.remove(cookie[0]);
            } else {
                cookies.put(cookie[0], cookie[1]);
            }
        }
        setCookies.addAll(got.cookies());
        if (got.status() == 303) {
            return open(URI.create(path).resolve(got.headers().get("Location")).toString());
        }
        at = path;
        answer = got;
        filled.clear();
        if (got.headers().getOrDefault("content-type", "").startsWith("text/html")) {
            page = Jsoup.parse(got.body());
            keep();
            isAsItShouldBe();
        }
        return this;
    }

    Browser click(String text) {
        Element link = page.select("main a").stream()
                .filter(each -> each.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no link \"" + text + "\" on " + page.text()));
        return open(link.attr("href").replaceAll("#.*", ""));
    }

    Browser fill(String field, Object value) {
        filled.put(field, value.toString());
        return this;
    }

    Browser send(String action) {
        return send(action, Map.of(), null);
    }

    /** @param instead what a forger puts in the place of what is in the page */
    Browser send(String action, Map<String, String> instead, byte[] file) {
        Element form = page.selectFirst("form[method=post][action=" + action + "]");
        assertThat(form).as("the form %s on %s", action, at).isNotNull();
        Map<String, String> fields = fields(form);
        filled.forEach((name, value) -> {
            assertThat(form.select("[name=" + name + "]")).as(name).isNotEmpty();
            fields.put(name, value);
        });
        fields.putAll(instead);
        HttpPost request = new HttpPost(url(action));
        if (form.attr("enctype").equals("multipart/form-data")) {
            var parts = MultipartEntityBuilder.create();
            fields.forEach((name, value) ->
                    parts.addTextBody(name, value, ContentType.create("text/plain", StandardCharsets.UTF_8)));
            parts.addBinaryBody(
                    "file",
                    file == null ? new byte[0] : file,
                    ContentType.APPLICATION_OCTET_STREAM,
                    file == null ? "" : "exceptions.csv");
            request.setEntity(parts.build());
        } else {
            List<NameValuePair> pairs = new ArrayList<>();
            fields.forEach((name, value) -> pairs.add(new BasicNameValuePair(name, value)));
            request.setEntity(new UrlEncodedFormEntity(pairs, StandardCharsets.UTF_8));
        }
        return arrive(action, ask(request));
    }

    private static Map<String, String> fields(Element form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Element field : form.select("input, textarea, select")) {
            String type = field.attr("type");
            boolean unchosen = (type.equals("radio") || type.equals("checkbox")) && !field.hasAttr("checked");
            if (!unchosen && !type.equals("file")) {
                fields.put(field.attr("name"), value(field));
            }
        }
        return fields;
    }

    private static String value(Element field) {
        if (field.normalName().equals("select")) {
            Element chosen = field.selectFirst("option[selected]");
            return (chosen == null ? field.selectFirst("option") : chosen).attr("value");
        }
        return field.val();
    }

    private void keep() {
        if (KEPT.isEmpty()) {
            return;
        }
        try {
            Path folder = Files.createDirectories(Path.of(KEPT));
            String name = at.replaceAll("[0-9a-f]{4,}[0-9a-f-]*|[^A-Za-z-]+", "_") + "-" + status() + "-"
                    + page.selectFirst("html").attr("lang");
            Files.writeString(folder.resolve(name + ".html"), answer.body().replace("/rescind.css", "partner.css"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void isAsItShouldBe() {
        assertThat(answer.headers().get("Content-Security-Policy"))
                .isEqualTo("default-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
        assertThat(answer.headers().get("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.headers().get("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.headers().get("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.headers().get("X-Robots-Tag")).isEqualTo("noindex");
        assertThat(page.select("h1")).as("headings of %s", at).hasSize(1);
        assertThat(page.select("script, style, [style], [onclick], img, iframe"))
                .isEmpty();
        assertThat(page.selectFirst("html").attr("lang")).isNotEmpty();
        assertThat(page.select("table:not(:has(caption)), th:not([scope])")).isEmpty();
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        for (Element field : page.select("input:not([type=hidden]), textarea, select")) {
            assertThat(page.select("label[for=" + field.id() + "]"))
                    .as("label of %s", field)
                    .hasSize(1);
        }
        for (Element described : page.select("[aria-describedby]")) {
            for (String id : described.attr("aria-describedby").trim().split("\\s+")) {
                assertThat(page.getElementById(id)).as(id).isNotNull();
            }
        }
        for (Element link : page.select("a[href^=#]")) {
            assertThat(page.getElementById(link.attr("href").substring(1)))
                    .as(link.outerHtml())
                    .isNotNull();
        }
        for (Element form : page.select("form[method=post]:not([action=/partner/sign-in])")) {
            assertThat(form.select("[name=formToken]").attr("value")).hasSize(43);
        }
    }

    Browser saying(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** As they were set, with what was said about them. */
    List<String> setCookies() {
        return setCookies;
    }

    void setCookie(String name, String value) {
        cookies.put(name, value);
    }

    String cookie(String name) {
        return cookies.get(name);
    }

    int status() {
        return answer.status();
    }

    Answer answer() {
        return answer;
    }

    String at() {
        return at;
    }

    String heading() {
        return page.selectFirst("h1").text();
    }

    String text() {
        return page.selectFirst("main").text();
    }

    Document page() {
        return page;
    }

    /** What is said to be wrong with a field. */
    String error(String field) {
        Element error = page.getElementById(field + "-error");
        return error == null ? "" : error.text();
    }

    String valueOf(String field) {
        return page.getElementById(field).val();
    }
}
