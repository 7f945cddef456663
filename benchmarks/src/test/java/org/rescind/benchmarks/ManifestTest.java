package org.rescind.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ManifestTest {
    private static final Photos PHOTOS = new Photos(1, 0, 20_000, 50);

    @Test
    void a_row_of_the_base_has_25_columns_that_agree_with_each_other() {
        var manifest = new YfccManifest(PHOTOS);
        for (var photo = 0L; photo < PHOTOS.count(); photo++) {
            var row = row(manifest, photo);
            var id = Long.toString(PHOTOS.id(photo));
            var nsid = PHOTOS.nsid(PHOTOS.owner(photo));

            var columns = row.split("\t", -1);
            assertThat(columns).hasSize(25);
            assertThat(List.of(columns[0], columns[1], columns[3])).containsExactly(Long.toString(photo), id, nsid);
            assertThat(columns[15]).isEqualTo("http://www.flickr.com/photos/" + nsid + "/" + id + "/");
            assertThat(columns[16]).contains("/" + id + "_" + columns[21]);
            assertThat(columns[24]).isEqualTo("0\n");
        }
    }

    @Test
    void a_row_of_the_base_is_about_as_long_as_a_real_one() {
        var manifest = new YfccManifest(PHOTOS);
        var bytes = LongStream.range(0, 10_000)
                .mapToInt(photo -> row(manifest, photo).length())
                .average()
                .orElseThrow();

        assertThat(bytes).isCloseTo(500, within(75.0));
    }

    @Test
    void a_row_of_the_faces_has_191_columns_and_only_some_photos_have_one() {
        var manifest = new FaceManifest(PHOTOS);
        var rows = LongStream.range(0, PHOTOS.count())
                .mapToObj(photo -> row(manifest, photo))
                .filter(row -> !row.isEmpty())
                .toList();

        assertThat(rows).allSatisfy(row -> assertThat(row.split(",", -1)).hasSize(191));
        assertThat((double) rows.size() / PHOTOS.count()).isBetween(0.1, 0.6);
    }

    @Test
    void the_same_seed_makes_the_same_bytes_and_another_seed_others() {
        var again = new YfccManifest(new Photos(1, 0, 20_000, 50));
        var other = new YfccManifest(new Photos(2, 0, 20_000, 50));

        assertThat(row(again, 4_711)).isEqualTo(row(new YfccManifest(PHOTOS), 4_711));
        assertThat(row(other, 4_711)).isNotEqualTo(row(again, 4_711));
    }

    @Test
    void ids_are_safe_and_never_the_same_within_a_generation_or_in_another() {
        var next = new Photos(1, 1, 20_000, 50);
        var ids = LongStream.range(0, 20_000)
                .flatMap(photo -> LongStream.of(PHOTOS.id(photo), next.id(photo)))
                .boxed()
                .collect(Collectors.toSet());

        assertThat(ids).hasSize(40_000).allMatch(id -> id >= 85_000_000_000L && id < 95_000_000_000L);
        assertThat(PHOTOS.nsid(3)).isNotEqualTo(next.nsid(3)).matches("[789]\\d{8}@N0[0-8]");
    }

    @Test
    void a_few_accounts_have_most_photos_and_each_requester_has_its_twenty() {
        var byOwner = PHOTOS.photosByOwner();
        var requesters = new HashMap<Integer, Integer>();
        var others = new ArrayList<Integer>();
        for (var owner = 0; owner < byOwner.length; owner++) {
            if (PHOTOS.isRequester(owner)) {
                requesters.put(owner, byOwner[owner]);
            } else {
                others.add(byOwner[owner]);
            }
        }
        others.sort((a, b) -> b - a);
        var tenth = others.subList(0, others.size() / 10).stream()
                .mapToInt(photos -> photos)
                .sum();

        assertThat(requesters)
                .hasSize(50)
                .allSatisfy((owner, photos) -> assertThat(photos).isEqualTo(Photos.PHOTOS_OF_A_REQUESTER));
        assertThat(tenth)
                .isGreaterThan(others.stream().mapToInt(photos -> photos).sum() / 2);
    }

    @Test
    void rows_are_sent_in_pieces_that_add_up_to_all_of_them() {
        var small = new YfccManifest(new Photos(1, 0, 1_000, 0));
        var all = LongStream.range(0, 1_000)
                .mapToInt(photo -> row(small, photo).length())
                .sum();
        var parts = small.parts(size -> {});
        var sent = 0;
        var pieces = 0;
        while (parts.hasNext()) {
            sent += parts.next().length;
            pieces++;
        }

        assertThat(sent).isEqualTo(all);
        assertThat(pieces).isGreaterThan(5);
    }

    private static String row(Manifest manifest, long photo) {
        var line = new Line();
        manifest.write(photo, line);
        return new String(line.taken(), StandardCharsets.US_ASCII);
    }
}
