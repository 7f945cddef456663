/**
 * The fan-out: claims channels that owe something, sends each the next range as a notice, records what came back. Nothing is
 * sent in a transaction, and nobody waits for a slow receiver.
 */
@NullMarked
package org.rescind.notifier.delivery;

import org.jspecify.annotations.NullMarked;
