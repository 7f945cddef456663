package org.rescind.notifier.policy;

/**
 * The periods of a dataset, each from the moment at which an entry was applied.
 *
 * @param notified to be notified of it
 * @param acknowledged to say that it was received
 * @param purged to attest its purge; later it is overdue
 * @param defaulted until a copy that is overdue is given up, and its institution suspended
 */
public record Deadlines(Within notified, Within acknowledged, Within purged, Within defaulted) {}
