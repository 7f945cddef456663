package org.rescind.intake.caseview;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rescind.web.Cursor;
import org.rescind.web.Problem;

/** A place in the list of recipients. */
record RecipientCursor(String dataset, UUID institution, String release) {

    static final RecipientCursor START = new RecipientCursor("", new UUID(0, 0), "");

    static RecipientCursor read(@Nullable String cursor) {
        String[] parts = Cursor.read(cursor, write(START)).split("/", -1);
        if (parts.length != 3) {
            throw invalid();
        }
        try {
            return new RecipientCursor(parts[0], UUID.fromString(parts[1]), parts[2]);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    static String after(Recipient recipient) {
        return write(new RecipientCursor(recipient.dataset(), recipient.institution(), recipient.release()));
    }

    private static String write(RecipientCursor at) {
        return at.dataset() + "/" + at.institution() + "/" + at.release();
    }

    private static RuntimeException invalid() {
        return Problem.INVALID_CURSOR.with("Use the value of \"next\" of the part before, or leave the cursor out.");
    }
}
