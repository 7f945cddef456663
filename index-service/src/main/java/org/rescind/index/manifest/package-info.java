/** The manifest: files are imported line by line, stay invisible until they are complete, and then obey the standing suppressions. */
@NullMarked
package org.rescind.index.manifest;

import org.jspecify.annotations.NullMarked;
