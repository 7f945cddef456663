package org.rescind.notifier.reconciliation;

/**
 * Something that is owed and not accounted for.
 *
 * @param positions how many; at least 1
 */
record Finding(String dataset, String what, long positions) {}
