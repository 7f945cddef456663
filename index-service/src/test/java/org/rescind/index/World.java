package org.rescind.index;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.rescind.index.Publisher.owner;
import static org.rescind.index.Publisher.photo;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rescind.stack.sample.ManifestLines;

/**
 * A base, a dataset with two releases that overlap partly, and two requests that do. Photos and rows have names here that
 * are the same in every world, so that one world can be compared with another.
 */
final class World {

    /** What arrives, in whatever order. */
    enum Arrival {
        BASE,
        RELEASE,
        SECOND_RELEASE,
        ACCOUNT_REQUEST,
        PHOTO_REQUEST
    }

    private static final List<String> BASE =
            List.of("mine0", "mine1", "mine2", "mine3", "mineInBaseOnly", "strange0", "strange1");
    private static final Map<String, List<String>> RELEASES = Map.of(
            "1.0", List.of("mine0", "mine1", "mine1", "strange0", "mine2", "loose"),
            "2.0", List.of("mine1", "mine3", "mine2", "looseInSecond", "strange1", "loose", "loose"));
    private static final List<String> NAMED_BY_LINK = List.of("mine2", "looseInSecond", "mineInBaseOnly", "nowhere");
    private static final List<String> PHOTOS = Stream.of(BASE, RELEASES.get("1.0"), RELEASES.get("2.0"), NAMED_BY_LINK)
            .flatMap(List::stream)
            .distinct()
            .sorted()
            .toList();

    final String faces = Publisher.name("faces");
    final String base = Publisher.name("base");

    @Nullable
    UUID accountRequest;

    @Nullable
    UUID photoRequest;

    private final Consumer<UUID> whenResolved;
    private final String mine = Publisher.nsid();
    private final String stranger = Publisher.nsid();
    private final Map<String, String> ids = new HashMap<>();

    /** @param whenResolved waits until a request is resolved, so that one thing arrives after the other */
    World(Consumer<UUID> whenResolved) {
        this.whenResolved = whenResolved;
        PHOTOS.forEach(name -> ids.put(name, Publisher.photos(1).get(0)));
    }

    void arrives(Arrival arrival) {
        switch (arrival) {
            case BASE -> importBase();
            case RELEASE -> importRelease("1.0");
            case SECOND_RELEASE -> importRelease("2.0");
            case ACCOUNT_REQUEST -> {
                accountRequest = Publisher.request(null, owner(1, mine));
                whenResolved.accept(accountRequest);
            }
            case PHOTO_REQUEST -> {
                photoRequest = Publisher.request(
                        List.of(faces),
                        IntStream.range(0, NAMED_BY_LINK.size())
                                .mapToObj(i -> photo(i + 1, ids.get(NAMED_BY_LINK.get(i))))
                                .toArray(org.rescind.events.RemovalRequested.Reference[]::new));
                whenResolved.accept(photoRequest);
            }
        }
    }

    private void importBase() {
        Publisher.dataset(base, false);
        Publisher.release(base, "2014");
        String rows = BASE.stream()
                .map(name -> ManifestLines.yfcc2014(name.startsWith("strange") ? stranger : mine, ids.get(name)))
                .collect(joining());
        Publisher.importAll(base, "2014", "yfcc100m", rows);
    }

    private void importRelease(String release) {
        Publisher.dataset(faces, true);
        Publisher.release(faces, release);
        Publisher.importAll(
                faces, release, "dif", rows(release, (row, name) -> row).collect(joining()));
        Publisher.seal(faces, release);
    }

    private <T> Stream<T> rows(String release, BiFunction<String, String, T> made) {
        List<String> photos = RELEASES.get(release);
        return IntStream.range(0, photos.size())
                .mapToObj(i -> made.apply(
                        ManifestLines.dif(i + 1, ids.get(photos.get(i))),
                        release + "/" + (i + 1) + "/" + photos.get(i)));
    }

    /** The name of a photo of this world. */
    String name(String photo) {
        return ids.entrySet().stream()
                .filter(id -> photo.equals("flickr:" + id.getValue()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(photo);
    }

    /** The rows of each release that an institution gets now, in order. */
    SortedMap<String, List<String>> downloads(String key) {
        SortedMap<String, List<String>> downloads = new TreeMap<>();
        for (String release : RELEASES.keySet()) {
            Map<String, String> names =
                    rows(release, Map::entry).collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
            String body = given().auth()
                    .oauth2(key)
                    .get("/api/v1/datasets/{d}/releases/{r}/manifest", faces, release)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            downloads.put(
                    release,
                    body.lines()
                            .map(line -> names.getOrDefault(line + "\n", line))
                            .toList());
        }
        return downloads;
    }

    /** What a search answers for each photo and account. */
    SortedMap<String, List<String>> search() {
        SortedMap<String, List<String>> answers = new TreeMap<>();
        PHOTOS.forEach(name -> answers.put(name, search(ids.get(name))));
        answers.put("my account", search(mine));
        answers.put("the stranger's account", search(stranger));
        return answers;
    }

    private List<String> search(String reference) {
        JsonPath found = given().contentType(ContentType.JSON)
                .body(Map.of("reference", reference))
                .post("/api/v1/search")
                .jsonPath();
        List<String> matches = new ArrayList<>();
        found.<Map<String, Object>>getList("matches")
                .forEach(match -> matches.add("%s %s %s"
                        .formatted(name((String) match.get("photo")), match.get("release"), match.get("records"))));
        return matches;
    }
}
