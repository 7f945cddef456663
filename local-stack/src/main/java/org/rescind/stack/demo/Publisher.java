package org.rescind.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.rescind.stack.sample.SampleDatasets;

/** The staff of the publisher: bring the datasets into the index, as anybody would. */
final class Publisher {
    static final String BASE = "yfcc100m";
    static final String BASE_RELEASE = "2016";
    static final String DATASET = "dif";
    static final String RELEASE = "1.0";

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final Api index;
    private final Limit limit;
    private final Consumer<String> progress;

    /** @param index as the staff see it */
    Publisher(Api index, Limit limit, Consumer<String> progress) {
        this.index = index;
        this.limit = limit;
        this.progress = progress;
    }

    void load(SampleDatasets samples) throws IOException {
        refuseEarlierData();
        index.put(dataset(BASE), Map.of("title", "Invented photos in the layout of YFCC100M", "published", false));
        index.put(release(BASE, BASE_RELEASE), Map.of("publishedOn", "2016-02-01"));
        fill(BASE, BASE_RELEASE, samples.baseLines(), false, samples.photos().size());
        index.put(
                dataset(DATASET),
                Map.of(
                        "title",
                        "Invented faces in the layout of Diversity in Faces",
                        "derivedFrom",
                        BASE,
                        "published",
                        true));
        index.put(release(DATASET, RELEASE), Map.of("publishedOn", "2019-01-29"));
        fill(DATASET, RELEASE, samples.faceLines(), true, samples.records());
    }

    private void refuseEarlierData() {
        if (index.get("/api/v1/datasets").path("items").size() > 0) {
            throw new DemoException("There are datasets already, perhaps of an earlier demo, whose receivers are gone."
                    + " Give another --data DIR, or none.");
        }
    }

    private void fill(String dataset, String release, Stream<String> lines, boolean compressed, int expected)
            throws IOException {
        var imports = release(dataset, release) + "/imports";
        var file = ManifestBody.of(
                lines,
                compressed,
                sent -> progress.accept(dataset + ": sent " + Screen.number(sent) + " of " + Screen.number(expected)));
        var id = index.upload(imports + "?format=" + dataset, file).path("id").asText();
        limit.await(
                LOOK_EVERY,
                () -> isComplete(index.get(imports + "/" + id), expected),
                () -> "The import of " + dataset + " is not complete.");
        index.post(release(dataset, release) + "/seal", Map.of());
    }

    private static boolean isComplete(JsonNode state, int expected) {
        switch (state.path("state").asText()) {
            case "failed" -> throw new DemoException("An import failed: " + state);
            case "completed" -> {
                if (state.path("loaded").asInt() != expected) {
                    throw new DemoException("An import of " + expected + " lines was not loaded whole: " + state);
                }
                return true;
            }
            default -> {
                return false;
            }
        }
    }

    private static String dataset(String dataset) {
        return "/api/v1/datasets/" + dataset;
    }

    private static String release(String dataset, String release) {
        return dataset(dataset) + "/releases/" + release;
    }
}
