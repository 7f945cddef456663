/**
 * The institution's own pages at {@code /partner}: what it owes, what we sent, and everything that it may do, for people. They
 * do nothing that the API does not do, by the same classes, and work without JavaScript.
 */
@NullMarked
package org.rescind.notifier.portal;

import org.jspecify.annotations.NullMarked;
