package org.rescind.notifier.log;

/**
 * The end of a removal log.
 *
 * @param applied the last position that we have
 * @param known the last position that we know to exist
 */
public record LogHead(String dataset, long applied, long known) {}
