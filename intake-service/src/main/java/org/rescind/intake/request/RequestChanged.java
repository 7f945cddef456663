package org.rescind.intake.request;

/** Fired in a transaction after which some request is to be published. */
public record RequestChanged() {}
