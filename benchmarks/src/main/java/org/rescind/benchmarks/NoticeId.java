package org.rescind.benchmarks;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code webhook-id} of a notice: it names the dataset and the positions. */
record NoticeId(String id, String dataset, long first, long last) {

    private static final Pattern FORM = Pattern.compile("([a-z0-9._-]+):(\\d+)-(\\d+)(:thin)?");

    /** Null for a challenge, or a test. */
    static @Nullable NoticeId parse(String id) {
        var found = FORM.matcher(id);
        return found.matches()
                ? new NoticeId(id, found.group(1), Long.parseLong(found.group(2)), Long.parseLong(found.group(3)))
                : null;
    }
}
