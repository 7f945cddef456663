@NullMarked
package org.rescind.events;

import org.jspecify.annotations.NullMarked;
