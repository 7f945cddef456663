/** What index answers: a held or a resolved request. The parts of one revision are applied together. */
@NullMarked
package org.rescind.intake.outcome;

import org.jspecify.annotations.NullMarked;
