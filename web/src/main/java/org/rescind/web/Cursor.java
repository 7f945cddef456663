package org.rescind.web;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Opaque positions in lists. They name the last item given out, so that a list that grows meanwhile is not read twice. */
public final class Cursor {

    private Cursor() {}

    public static String write(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    /** The position that was written; {@code start} when there is no cursor. */
    public static String read(@Nullable String cursor, String start) {
        if (cursor == null || cursor.isEmpty()) {
            return start;
        }
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    /** The position as a number; 0 when there is no cursor. */
    public static long readNumber(@Nullable String cursor) {
        try {
            return Long.parseLong(read(cursor, "0"));
        } catch (NumberFormatException e) {
            throw invalid();
        }
    }

    private static HttpProblem invalid() {
        return Problem.INVALID_CURSOR.with("Use the value of \"next\" of the part before, or leave the cursor out.");
    }
}
