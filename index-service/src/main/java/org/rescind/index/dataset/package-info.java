/** Datasets and their releases: what there is, and whether it is published. */
@NullMarked
package org.rescind.index.dataset;

import org.jspecify.annotations.NullMarked;
