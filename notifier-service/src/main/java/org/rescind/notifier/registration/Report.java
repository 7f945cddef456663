package org.rescind.notifier.registration;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of the lines. A dry run reports what would become of them.
 *
 * @param read lines, without the first one of names and empty ones
 * @param created copies that were not known
 * @param known copies that were
 * @param refusedLines how many could not be used
 * @param refused the first 1,000 of them; nothing of them was stored
 * @param institutions those that were created; their keys are shown here and never again
 * @param ignoredColumns that say nothing to us
 */
@Schema(examples = """
        {"dryRun": false, "read": 3, "created": 2, "known": 0, "refusedLines": 1,
         "refused": [{"line": 4, "reason": "downloadedAt: is no date such as 2019-03-01 or 2019-03-01T10:00:00Z"}],
         "institutions": [{"id": "019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071", "name": "University of Somewhere",
                           "contactEmail": "faces@somewhere.example",
                           "apiKey": "rsk_019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071_…"}], "ignoredColumns": ["remarks"]}""")
record Report(
        boolean dryRun,
        long read,
        long created,
        long known,
        long refusedLines,
        List<Refused> refused,
        List<Created> institutions,
        List<String> ignoredColumns) {

    /** @param line from 1, the names of the columns */
    record Refused(long line, String reason) {}

    /** The key and the id only when it was really created. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Created(
            @Nullable UUID id,
            String name,
            String contactEmail,
            @Nullable String apiKey) {

        @Override
        public String toString() {
            return "Created[" + id + "]";
        }
    }

    /** Counts while the file is read. */
    static final class Tally {

        private static final int MOST_REFUSED = 1_000;

        private final List<Refused> refused = new ArrayList<>();
        private final List<Created> institutions = new ArrayList<>();
        private long created;
        private long known;
        private long refusedLines;

        void refuse(long line, String reason) {
            refusedLines++;
            if (refused.size() < MOST_REFUSED) {
                refused.add(new Refused(line, reason));
            }
        }

        void created(Created institution) {
            institutions.add(institution);
        }

        void copy(boolean isNew) {
            created += isNew ? 1 : 0;
            known += isNew ? 0 : 1;
        }

        void add(Tally batch) {
            batch.refused.forEach(each -> refuse(each.line(), each.reason()));
            institutions.addAll(batch.institutions);
            created += batch.created;
            known += batch.known;
        }

        Report report(boolean dryRun, long read, List<String> ignoredColumns) {
            return new Report(dryRun, read, created, known, refusedLines, refused, institutions, ignoredColumns);
        }
    }
}
