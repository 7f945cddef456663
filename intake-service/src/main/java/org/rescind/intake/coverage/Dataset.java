package org.rescind.intake.coverage;

/** A published dataset, as people choose it. */
public record Dataset(String name, String title) {}
