/**
 * What an institution that holds a copy runs on its side: a verifier of our notices, and a command line for what it owes.
 *
 * <p>It depends on nothing else of Rescind, so that it can be installed alone.
 */
@NullMarked
package org.rescind.partner;

import org.jspecify.annotations.NullMarked;
