/**
 * How we POST a signed message to an address that is not ours: Standard Webhooks signatures, limits on what an answer may
 * cost, and when to try again.
 */
@NullMarked
package org.rescind.notifier.webhook;

import org.jspecify.annotations.NullMarked;
