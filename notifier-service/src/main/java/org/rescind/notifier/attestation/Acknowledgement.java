package org.rescind.notifier.attestation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** "We have received everything up to here." */
@Schema(examples = """
        {"dataset": "dif", "through": 1812}""")
public record Acknowledgement(
        @NotNull String dataset, @NotNull @PositiveOrZero Long through) {}
