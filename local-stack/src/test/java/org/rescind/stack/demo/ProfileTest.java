package org.rescind.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProfileTest {
    private final java.util.List<Profile> profiles = Profile.all();

    @Test
    void there_are_250_institutions_with_names_of_their_own() {
        assertThat(profiles).hasSize(250);
        assertThat(profiles.stream().map(Profile::name)).doesNotHaveDuplicates().noneMatch(name -> name.contains("%"));
        assertThat(profiles).allMatch(profile -> profile.country().matches("[A-Z]{2}"));
    }

    @Test
    void ten_are_slow_or_failing_and_ten_others_download() {
        var conducts = profiles.stream().collect(Collectors.groupingBy(Profile::conduct, Collectors.counting()));

        assertThat(conducts)
                .containsEntry(Conduct.SLOW, 3L)
                .containsEntry(Conduct.DOWN, 3L)
                .containsEntry(Conduct.FAILING, 4L);
        assertThat(profiles.stream().filter(Profile::downloads)).hasSize(10);
        assertThat(profiles.stream().filter(Profile::partial)).hasSizeBetween(10, 50);
    }
}
