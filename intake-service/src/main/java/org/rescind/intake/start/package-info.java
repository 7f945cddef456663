/** The two pages that say what this is and how to use it by API until there are forms. */
@NullMarked
package org.rescind.intake.start;

import org.jspecify.annotations.NullMarked;
