package org.rescind.notifier.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rescind.web.Cursor;
import org.rescind.web.Page;

/** Reads the record of attempts. */
@ApplicationScoped
public class Attempts {

    private final AttemptTable table;

    Attempts(AttemptTable table) {
        this.table = table;
    }

    /** Empty when it is not there, or not theirs. */
    public Optional<AttemptView> find(UUID institution, String id) {
        return table.find(institution, AttemptId.parse(id));
    }

    /** The newest first. */
    public Page<AttemptView> list(UUID institution, @Nullable String cursor, boolean failedOnly, int limit) {
        AttemptId before = AttemptId.parse(Cursor.read(cursor, AttemptId.END));
        return Page.of(table.list(institution, before, failedOnly, limit + 1), limit, AttemptView::id);
    }
}
