package org.rescind.intake.caseview;

import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rescind.intake.request.Phase;
import org.rescind.intake.request.Status;
import org.rescind.messaging.Sql;

/** What a request went through; the database writes it down whenever its state changes. */
@Singleton
class StepTable {

    /** A case that is reopened very often is shown with the last of them. */
    private static final int MOST = 50;

    private final Sql sql;

    StepTable(Sql sql) {
        this.sql = sql;
    }

    /** The latest first. */
    List<Step> latest(UUID request) {
        return sql.list(
                "select at, status, phase from step where request = ? order by at desc limit ?",
                row -> new Step(
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        Status.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                        phase(row.getString(3))),
                request,
                MOST);
    }

    private static @Nullable Phase phase(@Nullable String name) {
        return name == null ? null : Phase.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
