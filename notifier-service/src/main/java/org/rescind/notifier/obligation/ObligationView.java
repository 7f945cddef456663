package org.rescind.notifier.obligation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an institution owes by when, and what it was told because of that.
 *
 * @param suspended why it may download nothing; empty when it may
 * @param reminders the last 100
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(examples = """
        {"institution": "019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071", "suspended": [],
         "copies": [{"dataset": "dif", "release": "1.0", "state": "held", "head": 1812, "overdue": false, "defaulted": false,
           "purged": {"position": 813, "due": "2026-12-22T10:00:00Z", "late": false}}],
         "reminders": [{"step": "not_acknowledged", "to": "contact", "dataset": "dif", "release": "", "position": 813,
           "due": "2026-11-25T10:00:00Z", "at": "2026-11-25T10:00:30Z", "sentAt": "2026-11-25T10:00:31Z"}]}""")
public record ObligationView(UUID institution, List<Suspension> suspended, List<Copy> copies, List<Told> reminders) {

    /** Each is null when nothing of the kind is due. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Copy(
            String dataset,
            String release,
            String state,
            long head,
            boolean overdue,
            boolean defaulted,
            @Nullable Instant waivedUntil,
            @Nullable Due notified,
            @Nullable Due acknowledged,
            @Nullable Due purged) {}

    /** @param position the first one that is due */
    public record Due(long position, Instant due, boolean late) {}

    /**
     * One reminder.
     *
     * @param notSent why it was not, and will not be
     * @param error of the last attempt to send it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Told(
            String step,
            String to,
            String dataset,
            String release,
            long position,
            Instant due,
            Instant at,
            @Nullable Instant sentAt,
            @Nullable String notSent,
            @Nullable String error) {}
}
