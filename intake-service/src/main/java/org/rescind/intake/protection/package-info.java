/** How much may be asked, and what it takes to ask for more. Nobody is told apart by anything but the address. */
@NullMarked
package org.rescind.intake.protection;

import org.jspecify.annotations.NullMarked;
