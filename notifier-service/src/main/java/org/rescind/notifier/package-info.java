@NullMarked
package org.rescind.notifier;

import org.jspecify.annotations.NullMarked;
