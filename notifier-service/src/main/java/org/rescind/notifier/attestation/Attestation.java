package org.rescind.notifier.attestation;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
         "exceptions": [{"position": 900, "status": "retained_backup", "detail": "tape, overwritten in March",
                         "until": "2027-03-31T00:00:00Z"}],
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

    /**
     * @param basis why it need not be deleted; of an {@code exempt} without one its {@code detail} is that
     * @param until it counts until then; an {@code exempt} without one ends after the longest period that there is
     */
    public record Exemption(
            @Positive long position,
            @NotNull Status status,
            @Size(max = 1_000) @Nullable String detail,
            @Size(max = 500) @Nullable String basis,
            @Nullable Instant until) {

        /** As it is recorded. */
        Exemption completed(Instant latest) {
            return status == Status.EXEMPT
                    ? new Exemption(position, status, detail, reason(), until == null ? latest : until)
                    : this;
        }

        private @Nullable String reason() {
            return basis == null || basis.isBlank() ? detail : basis;
        }

        /** What is wrong: by field; empty when nothing is. */
        private Map<String, String> objections(Instant now, Instant latest) {
            Map<String, String> objections = new TreeMap<>();
            String reason = reason();
            if (status == Status.EXEMPT && (reason == null || reason.isBlank())) {
                objections.put("basis", "an exempt position needs a basis");
            }
            if (until != null && !until.isAfter(now)) {
                objections.put("until", "must be in the future");
            }
            if (until != null && until.isAfter(latest)) {
                objections.put("until", "must not be after " + latest);
            }
            return objections;
        }
    }

    private static final int MOST_ERRORS = 100;

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

    /** What is wrong with the exceptions, and where. */
    List<Map<String, String>> objections(Instant now, Instant latest) {
        List<Map<String, String>> errors = new ArrayList<>();
        if (exempted().stream().anyMatch(exemption -> exemption.position() > through)) {
            errors.add(Map.of("pointer", "/exceptions", "detail", "must not be beyond \"through\""));
        }
        for (int i = 0; i < exempted().size(); i++) {
            String pointer = "/exceptions/" + i + "/";
            exempted()
                    .get(i)
                    .objections(now, latest)
                    .forEach((field, detail) -> errors.add(Map.of("pointer", pointer + field, "detail", detail)));
        }
        return errors.subList(0, Math.min(errors.size(), MOST_ERRORS));
    }

    /** As it is recorded: with a basis and an end where there must be one. */
    List<Exemption> recorded(Instant latest) {
        return exempted().stream().map(exemption -> exemption.completed(latest)).toList();
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
