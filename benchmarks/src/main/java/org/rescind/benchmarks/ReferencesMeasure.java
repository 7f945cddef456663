package org.rescind.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.rescind.references.References;

/** How fast what people paste is read, and how slow it can be made. */
final class ReferencesMeasure implements Measure {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ROUNDS = 100;
    private static final int TRIES = 5;

    /** Each is repeated to the full length: they make a reader look ahead, look back, unwrap or give up. */
    private static final List<String> HOSTILE = List.of(
            "a",
            "/",
            "%25",
            "@",
            ".",
            "&amp;",
            "(",
            "<a href=\"",
            "http://",
            "https://www.flickr.com/photos/",
            "flickr.com/photos/a/1",
            "https://www.flickr.com/photos/x@N00/1 ",
            "https://www.flickr.com/photos/x/85000000001/ ",
            "https://web.archive.org/web/2012/http://",
            "flic.kr/p/a",
            "www.",
            "\u200b",
            "\u6444",
            "9",
            "\\/",
            "[x](",
            "?id=1&",
            "#/");

    /** The time of one text at full and at half length, in milliseconds. */
    private record Hostile(String piece, double whole, double half) {}

    @Override
    public String name() {
        return "references";
    }

    @Override
    public List<Comparison> take(Ground ground) throws Exception {
        var inputs = inputs();
        var pairs = Pairs.interleaved(
                ground.order().repeats(),
                () -> perSecond(inputs, References::read),
                () -> perSecond(inputs, this::characters));
        var slowest = new ArrayList<Hostile>();
        for (var i = 0; i <= ground.order().repeats(); i++) {
            slowest.add(HOSTILE.stream()
                    .map(ReferencesMeasure::hostile)
                    .max(Comparator.comparingDouble(Hostile::whole))
                    .orElseThrow());
        }
        // The first time round the compiler was still at work.
        slowest.remove(0);
        ground.say("slowest of the hostile texts: 64 KB of " + slowest.get(0).piece());
        return List.of(
                pairs.compare(
                        "references, " + inputs.size() + " worked cases; one pass over them", "1/s", rate -> rate),
                Comparison.withoutBudget(
                        "slowest hostile text, 64 KB; 32 KB of the same",
                        "ms",
                        sample(slowest, true),
                        sample(slowest, false)));
    }

    private static Sample sample(List<Hostile> slowest, boolean whole) {
        return new Sample(
                slowest.stream().map(text -> whole ? text.whole() : text.half()).toList());
    }

    private interface Reader {
        Object read(String input);
    }

    private static double perSecond(List<String> inputs, Reader reader) {
        var began = System.nanoTime();
        var seen = 0;
        for (var round = 0; round < ROUNDS; round++) {
            for (var input : inputs) {
                seen += reader.read(input).hashCode() & 1;
            }
        }
        var seconds = Ground.seconds(began);
        if (seen < 0) {
            throw new IllegalStateException("the compiler is to believe that somebody looks at the answers");
        }
        return ROUNDS * inputs.size() / seconds;
    }

    private Object characters(String input) {
        var sum = 0;
        for (var i = 0; i < input.length(); i++) {
            sum = 31 * sum + input.charAt(i);
        }
        return sum;
    }

    private static Hostile hostile(String piece) {
        var whole = piece.repeat(References.MAX_LENGTH / piece.length());
        return new Hostile(piece, fastest(whole), fastest(whole.substring(0, whole.length() / 2)));
    }

    /** The fastest of some tries is the reader's own time; the others were disturbed. */
    private static double fastest(String text) {
        var fastest = Double.MAX_VALUE;
        for (var i = 0; i < TRIES; i++) {
            var began = System.nanoTime();
            Objects.requireNonNull(References.read(text));
            fastest = Math.min(fastest, (System.nanoTime() - began) / 1e6);
        }
        return fastest;
    }

    /** Rule, input as a JSON string, expected answer. */
    private static List<String> inputs() {
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(References.class.getResourceAsStream("forms.tsv"), "forms.tsv"),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> text(line.substring(line.indexOf('\t') + 1, line.lastIndexOf('\t'))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String json) {
        try {
            return JSON.readValue(json, String.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
