@NullMarked
package org.rescind.index;

import org.jspecify.annotations.NullMarked;
