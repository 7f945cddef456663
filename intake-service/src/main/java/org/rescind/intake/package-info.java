@NullMarked
package org.rescind.intake;

import org.jspecify.annotations.NullMarked;
