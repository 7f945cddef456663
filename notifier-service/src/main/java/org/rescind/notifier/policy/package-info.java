/**
 * How much time institutions have for what: the defaults, and what operations set for single datasets.
 */
@NullMarked
package org.rescind.notifier.policy;

import org.jspecify.annotations.NullMarked;
