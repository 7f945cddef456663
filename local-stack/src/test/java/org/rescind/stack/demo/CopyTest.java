package org.rescind.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rescind.stack.sample.SampleDatasets;

class CopyTest {
    private final SampleDatasets samples = new SampleDatasets();
    private final Copy copy = Copy.read(samples.faceLines());

    @Test
    void a_copy_holds_every_photo_that_has_a_face_and_no_other() {
        assertThat(samples.photos()).allMatch(photo -> copy.holds("flickr:" + photo.id()) == photo.faces() > 0);
    }

    @Test
    void what_is_purged_from_one_copy_stays_in_the_others() {
        var photo = "flickr:" + samples.photosOf(samples.account()).get(0).id();
        var other = copy.another();

        assertThat(copy.purge(photo)).isTrue();
        assertThat(copy.purge(photo)).isFalse();

        assertThat(copy.deleted()).containsExactly(photo);
        assertThat(copy.held(photo)).isTrue();
        assertThat(other.holds(photo)).isTrue();
        assertThat(other.deleted()).isEmpty();
    }

    @Test
    void a_partial_copy_misses_some_photos_and_has_deleted_none() {
        var partial = copy.partial();
        var photos = samples.photosOf(samples.account());

        var held = photos.stream()
                .filter(photo -> partial.holds("flickr:" + photo.id()))
                .count();

        assertThat(held).isBetween(500L, 850L);
        assertThat(partial.deleted()).isEmpty();
    }
}
