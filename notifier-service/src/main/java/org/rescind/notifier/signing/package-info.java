/**
 * Who a message comes from: {@code v1}, which the institution can check with its secret, and {@code v1a}, which anybody can
 * check with our published key.
 */
@NullMarked
package org.rescind.notifier.signing;

import org.jspecify.annotations.NullMarked;
