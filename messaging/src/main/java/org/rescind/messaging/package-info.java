@NullMarked
package org.rescind.messaging;

import org.jspecify.annotations.NullMarked;
