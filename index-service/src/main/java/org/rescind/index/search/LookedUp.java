package org.rescind.index.search;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rescind.index.search.LookUpTable.Row;
import org.rescind.references.Reading;

/**
 * What a reference stands for, and in which releases.
 *
 * @param candidates accounts that may be meant, which the person has to confirm
 */
record LookedUp(
        String input,
        String kind,
        @Nullable String value,
        @Nullable String reason,
        List<Candidate> candidates,
        List<Found> found) {

    /** @param account null when a dataset lists photos under the alias and nobody knows whose it is */
    record Candidate(@Nullable String account, String alias) {}

    /**
     * @param photos how many of its photos, or 1 for a photo
     * @param records how many rows show them
     */
    record Found(String dataset, String release, @Nullable String title, long photos, long records) {}

    private static final int MOST_CANDIDATES = 5;

    static LookedUp of(String input, Reading reading) {
        return new LookedUp(input, reading.kind().wireName(), reading.value(), reading.reason(), List.of(), List.of());
    }

    static LookedUp of(String input, Reading reading, LookUpTable.Asked asked, List<Row> rows) {
        List<Found> found = rows.stream()
                .filter(row -> row.candidate() == null)
                .flatMap(LookedUp::found)
                .toList();
        return new LookedUp(
                input,
                reading.kind().wireName(),
                reading.value(),
                reason(reading, rows, found),
                candidates(asked.value(), rows),
                found);
    }

    /**
     * An alias under which nothing is to be found has the same reason whether we know it or not: that we do would tell that
     * photos of it were there.
     */
    private static @Nullable String reason(Reading reading, List<Row> rows, List<Found> found) {
        if (reading.kind() != Reading.Kind.ALIAS) {
            return reading.reason();
        }
        long accounts = rows.get(0).accounts();
        boolean shown = !found.isEmpty() || rows.stream().anyMatch(row -> row.candidate() != null);
        if (!shown || accounts == 0) {
            return "alias_unknown";
        }
        return accounts > 1 ? "alias_shared" : null;
    }

    private static List<Candidate> candidates(String alias, List<Row> rows) {
        return rows.stream()
                .map(Row::candidate)
                .filter(Objects::nonNull)
                .distinct()
                .limit(MOST_CANDIDATES)
                .map(account -> new Candidate(account.isEmpty() ? null : account, alias))
                .toList();
    }

    private static Stream<Found> found(Row row) {
        return row.dataset() == null || row.release() == null
                ? Stream.empty()
                : Stream.of(new Found(row.dataset(), row.release(), row.title(), row.photos(), row.records()));
    }
}
