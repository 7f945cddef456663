/** Erasing what people wrote when it is no longer needed, and the evidence of it. */
@NullMarked
package org.rescind.intake.retention;

import org.jspecify.annotations.NullMarked;
