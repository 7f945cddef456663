@NullMarked
package org.rescind.stack;

import org.jspecify.annotations.NullMarked;
