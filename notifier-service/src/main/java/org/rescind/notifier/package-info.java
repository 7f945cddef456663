/**
 * Tells every institution that holds a copy what was removed, and keeps account of how far each of them is. Each feature is
 * a package of its own; here is only what wires the service together.
 */
@NullMarked
package org.rescind.notifier;

import org.jspecify.annotations.NullMarked;
