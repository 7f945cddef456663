package org.rescind.notifier.coverage;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many copies of a dataset have reached the head of its log. No institution is named.
 *
 * @param copies how many are held
 * @param overdue how many have an entry to purge that is past its deadline
 */
@Schema(examples = """
        {"dataset": "dif", "head": 1812, "copies": 250, "notified": 250, "acknowledged": 231, "purged": 200, "overdue": 3,
         "releases": [{"release": "1.0", "copies": 250, "notified": 250, "acknowledged": 231, "purged": 200, "overdue": 3,
                       "exceptions": {"exempt": 12, "retained_backup": 3}}]}""")
record Coverage(
        String dataset,
        long head,
        long copies,
        long notified,
        long acknowledged,
        long purged,
        long overdue,
        List<Release> releases) {

    /** @param exceptions positions that institutions attested something else than deletion for, by what that is */
    record Release(
            String release,
            long copies,
            long notified,
            long acknowledged,
            long purged,
            long overdue,
            Map<String, Long> exceptions) {}

    static Coverage of(String dataset, long head, List<Release> releases) {
        return new Coverage(
                dataset,
                head,
                releases.stream().mapToLong(Release::copies).sum(),
                releases.stream().mapToLong(Release::notified).sum(),
                releases.stream().mapToLong(Release::acknowledged).sum(),
                releases.stream().mapToLong(Release::purged).sum(),
                releases.stream().mapToLong(Release::overdue).sum(),
                releases);
    }
}
