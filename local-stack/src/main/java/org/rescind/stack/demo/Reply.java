package org.rescind.stack.demo;

import org.jspecify.annotations.Nullable;

/**
 * What an endpoint answers.
 *
 * @param status 0 to close the connection instead
 * @param through the position up to which a success says "received"; null for anything but a notice that was taken
 */
record Reply(int status, String body, @Nullable Long through) {
    static final Reply NONE = status(0);

    static Reply status(int status) {
        return new Reply(status, "", null);
    }

    static Reply json(String body) {
        return new Reply(200, body, null);
    }

    static Reply received(long through) {
        return new Reply(204, "", through);
    }
}
