package org.rescind.intake.outcome;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.rescind.events.RequestHeld;
import org.rescind.intake.review.HoldTable;

/** Puts held requests into the reviewers' queue. */
@Singleton
class Holds {

    private final HoldTable table;
    private final InstantSource clock;

    Holds(HoldTable table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    void apply(List<RequestHeld> events) {
        Instant now = clock.instant();
        List<RequestHeld> news = News.of(events, RequestHeld::request, RequestHeld::revision).stream()
                .filter(one -> one.request().hold(one.event().revision(), now))
                .map(News::event)
                .toList();
        table.upsert(news, now);
    }
}
