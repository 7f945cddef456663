/** The queue of held requests and the decisions that a person at the publisher takes. */
@NullMarked
package org.rescind.intake.review;

import org.jspecify.annotations.NullMarked;
