package org.rescind.stack.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rescind.stack.sample.SampleDatasets.Photo;

class SampleDatasetsTest {
    private final SampleDatasets samples = new SampleDatasets();

    @Test
    void the_same_datasets_are_made_every_time() {
        var again = new SampleDatasets();

        assertThat(samples.baseLines().toList()).isEqualTo(again.baseLines().toList());
        assertThat(samples.faceLines().toList()).isEqualTo(again.faceLines().toList());
    }

    @Test
    void the_base_has_at_least_20_000_photos_of_400_accounts_of_uneven_size() {
        var sizes = samples.photos().stream().collect(Collectors.groupingBy(Photo::account, Collectors.counting()));

        assertThat(samples.photos()).hasSizeGreaterThanOrEqualTo(20_000);
        assertThat(sizes).hasSize(400);
        assertThat(sizes.values()).anyMatch(size -> size < 20).anyMatch(size -> size > 400);
        assertThat(new HashSet<>(samples.photos().stream().map(Photo::id).toList()))
                .hasSameSizeAs(samples.photos());
    }

    @Test
    void every_photo_of_the_account_has_a_face_and_some_have_several() {
        var photos = samples.photosOf(samples.account());
        var inFaces = samples.faceLines().map(SampleDatasetsTest::picture).toList();
        var records = inFaces.stream()
                .filter(new HashSet<>(photos.stream().map(Photo::id).toList())::contains)
                .toList();

        assertThat(photos).hasSize(1_001);
        assertThat(records).hasSize(1_043);
        assertThat(new HashSet<>(records)).hasSize(1_001);
        assertThat(inFaces).hasSize(samples.records()).hasSizeGreaterThanOrEqualTo(5_000);
    }

    @Test
    void all_is_invented() {
        assertThat(samples.accounts()).hasSize(400).allMatch(account -> account.matches("7\\d{8}@N0\\d"));
        assertThat(samples.photos()).allMatch(photo -> Long.parseLong(photo.id()) > 85_000_000_000L);
    }

    @Test
    void lines_have_the_columns_of_their_layout() {
        assertThat(samples.baseLines().map(line -> columns(line, "\t"))).containsOnly(25);
        assertThat(samples.faceLines().map(line -> columns(line, ","))).containsOnly(191);
    }

    private static int columns(String line, String separator) {
        assertThat(line).endsWith("\n");
        return List.of(line.split(separator, -1)).size();
    }

    private static String picture(String line) {
        var link = line.split(",", 3)[1];
        return link.substring(link.lastIndexOf('/') + 1, link.indexOf('_'));
    }
}
