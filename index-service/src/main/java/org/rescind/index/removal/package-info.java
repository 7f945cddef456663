/** Removing: a request becomes claims on photos, the claims entries of the removal log, all in one transaction, and the outcome is told. */
@NullMarked
package org.rescind.index.removal;

import org.jspecify.annotations.NullMarked;
