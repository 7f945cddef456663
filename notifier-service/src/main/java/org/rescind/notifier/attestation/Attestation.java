package org.rescind.notifier.attestation;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.rescind.web.Sha256;

/**
 * "We have purged everything up to here from this copy."
 *
 * @param deleted how many of the positions since the last attestation it deleted
 * @param notHeld how many of them it never had
 * @param exceptions those that it did something else with
 */
@Schema(examples = """
        {"dataset": "dif", "release": "1.0", "through": 1812, "deleted": 998, "notHeld": 1,
         "exceptions": [{"position": 900, "status": "retained_backup", "detail": "tape, overwritten in March"}],
         "statement": "Deleted from our copy and from what we derived from it."}""")
public record Attestation(
        @NotNull String dataset,
        @NotNull String release,
        @NotNull @PositiveOrZero Long through,
        @PositiveOrZero long deleted,
        @PositiveOrZero long notHeld,
        @Size(max = 10_000) @Nullable List<@Valid Exemption> exceptions,
        @NotNull @Size(max = 10_000) String statement,
        @Size(max = 10_000) @Nullable String signature) {

    public record Exemption(
            @Positive long position,
            @NotNull Status status,
            @Size(max = 1_000) @Nullable String detail) {}

    public enum Status {
        @JsonProperty("exempt")
        EXEMPT,
        @JsonProperty("retained_backup")
        RETAINED_BACKUP,
        @JsonProperty("transferred")
        TRANSFERRED,
        @JsonProperty("derived_only")
        DERIVED_ONLY
    }

    public List<Exemption> exempted() {
        return exceptions == null ? List.of() : exceptions;
    }

    @AssertTrue(message = "exceptions must not be beyond \"through\"")
    boolean isWithinThrough() {
        return through == null || exempted().stream().allMatch(exemption -> exemption.position() <= through);
    }

    /** The same attestation sent again has the same digest. */
    String digest() {
        return Sha256.hex(toString());
    }

    /** What does not fit, if the counts do not cover what was to be done; null when they do. */
    public @Nullable String mismatch(long since) {
        long expected = Math.max(0, through - since);
        long counted = deleted + notHeld + exempted().size();
        return counted == expected ? null : counted + " counted, " + expected + " positions since " + since;
    }
}
