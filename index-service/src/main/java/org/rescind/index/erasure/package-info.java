/** Erasing the records of photos that were removed, soon after: what stays in clear is the entry of the removal log. */
@NullMarked
package org.rescind.index.erasure;

import org.jspecify.annotations.NullMarked;
