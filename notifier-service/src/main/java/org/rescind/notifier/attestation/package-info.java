/**
 * What institutions say themselves: "received" (acknowledgement) and "purged" (attestation).
 */
@NullMarked
package org.rescind.notifier.attestation;

import org.jspecify.annotations.NullMarked;
