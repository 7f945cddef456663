/**
 * The removal logs as this service has applied them: entry n only after n - 1. Everything else reads positions from here.
 */
@NullMarked
package org.rescind.notifier.log;

import org.jspecify.annotations.NullMarked;
