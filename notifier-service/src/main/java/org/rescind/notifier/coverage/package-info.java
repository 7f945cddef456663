/**
 * How far all copies are: for the public, for operations, and for the other services.
 */
@NullMarked
package org.rescind.notifier.coverage;

import org.jspecify.annotations.NullMarked;
