/**
 * Compares what the cursors say with what was recorded of how they came there: the difference must be nothing.
 */
@NullMarked
package org.rescind.notifier.reconciliation;

import org.jspecify.annotations.NullMarked;
