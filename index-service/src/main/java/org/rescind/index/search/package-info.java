/** Finding oneself: how a reference is read, and which records it matches. */
@NullMarked
package org.rescind.index.search;

import org.jspecify.annotations.NullMarked;
