/** The case as the person sees it: references, totals, how far the copies are, and who holds one. */
@NullMarked
package org.rescind.intake.caseview;

import org.jspecify.annotations.NullMarked;
