/**
 * Which institution holds which release from which position on, and its cursors: how far it was notified and has
 * acknowledged a dataset, and has purged each copy. The only place that moves them outside of the fan-out.
 */
@NullMarked
package org.rescind.notifier.copy;

import org.jspecify.annotations.NullMarked;
