/** Where people ask for removal and follow their case. The features below it share nothing but this wiring. */
@NullMarked
package org.rescind.intake;

import org.jspecify.annotations.NullMarked;
