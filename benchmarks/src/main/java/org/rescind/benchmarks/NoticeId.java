package org.rescind.benchmarks;

import org.jspecify.annotations.Nullable;

/** The {@code webhook-id} of a notice: it names the dataset and the positions. */
record NoticeId(String id, String dataset, long first, long last) {

    /** Null for a challenge. */
    static @Nullable NoticeId parse(String id) {
        var colon = id.indexOf(':');
        if (colon < 0) {
            return null;
        }
        var dash = id.indexOf('-', colon);
        var thin = id.indexOf(':', dash);
        return new NoticeId(
                id,
                id.substring(0, colon),
                Long.parseLong(id, colon + 1, dash, 10),
                Long.parseLong(id, dash + 1, thin < 0 ? id.length() : thin, 10));
    }
}
