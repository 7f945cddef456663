package org.rescind.notifier.attestation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.rescind.notifier.copy.Cursors;

/**
 * How far the institution is after what it attested.
 *
 * @param exceptions those that it named, as they are recorded
 */
@Schema(examples = """
        {"institution": "019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071", "dataset": "dif", "head": 1812, "notified": 1812,
         "acknowledged": 1812, "copies": [{"release": "1.0", "start": 0, "purged": 1812, "state": "held"}],
         "exceptions": [{"position": 900, "status": "exempt", "basis": "evidence in court", "until": "2027-03-31T00:00:00Z"}]}""")
public record Attested(
        UUID institution,
        String dataset,
        long head,
        long notified,
        long acknowledged,
        List<Cursors.Copy> copies,
        List<Excepted> exceptions) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Excepted(
            long position,
            String status,
            @Nullable String basis,
            @Nullable Instant until) {}

    static Attested of(Cursors cursors, List<Excepted> exceptions) {
        return new Attested(
                cursors.institution(),
                cursors.dataset(),
                cursors.head(),
                cursors.notified(),
                cursors.acknowledged(),
                cursors.copies(),
                exceptions);
    }
}
