/** Accepting a removal request, its states, its withdrawal, and the relay that publishes it. */
@NullMarked
package org.rescind.intake.request;

import org.jspecify.annotations.NullMarked;
