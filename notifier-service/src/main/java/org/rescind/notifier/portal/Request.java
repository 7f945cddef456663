package org.rescind.notifier.portal;

import org.jspecify.annotations.Nullable;

/**
 * What was sent, as far as it can be shown.
 *
 * @param body its beginning; null when it is not kept and cannot be made again
 * @param more whether there is more of it
 */
record Request(@Nullable String body, boolean more) {

    private static final int SHOWN = 8 * 1024;

    static Request of(@Nullable String body) {
        boolean more = body != null && body.length() > SHOWN;
        return new Request(more ? String.valueOf(body).substring(0, SHOWN) : body, more);
    }
}
