@NullMarked
package org.rescind.references;

import org.jspecify.annotations.NullMarked;
