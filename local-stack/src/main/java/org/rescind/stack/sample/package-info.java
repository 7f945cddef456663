/** Invented manifests in the layouts of real datasets: for the demo and for tests. */
@NullMarked
package org.rescind.stack.sample;

import org.jspecify.annotations.NullMarked;
