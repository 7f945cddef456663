package org.rescind.intake.lookup;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What index answers, as far as it is used here; whatever is missing in it is nothing. */
@JsonIgnoreProperties(ignoreUnknown = true)
record IndexAnswer(@Nullable List<Reference> references) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Reference(@Nullable String reason, List<Candidate> candidates, List<Found> found) {

        Reference {
            candidates = present(candidates);
            found = present(found);
        }

        private static <T> List<T> present(@Nullable List<T> list) {
            return list == null
                    ? List.of()
                    : list.stream().filter(Objects::nonNull).toList();
        }
    }

    boolean answers(int references) {
        return this.references != null
                && this.references.size() == references
                && this.references.stream().noneMatch(Objects::isNull);
    }
}
