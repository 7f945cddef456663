/**
 * What was tried: an append-only record for the institution to look at, and evidence for us. It decides nothing.
 */
@NullMarked
package org.rescind.notifier.attempt;

import org.jspecify.annotations.NullMarked;
