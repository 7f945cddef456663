/** Handing out a release: as it was imported, less what was removed, to an institution whose copy is recorded first. */
@NullMarked
package org.rescind.index.download;

import org.jspecify.annotations.NullMarked;
