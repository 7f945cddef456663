/** Datasets, the searchable manifest of their records, and the removal log. */
@NullMarked
package org.rescind.index;

import org.jspecify.annotations.NullMarked;
