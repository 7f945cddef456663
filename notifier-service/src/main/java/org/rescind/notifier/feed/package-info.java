/**
 * The same log to pull: for institutions without an endpoint, and for all of them after an outage.
 */
@NullMarked
package org.rescind.notifier.feed;

import org.jspecify.annotations.NullMarked;
