package org.rescind.intake.coverage;

/** Fired in a transaction after which some case may be done. */
public record ClosingDue() {}
