/** Institutions, as notifier tells of them: enough to recognise their keys. */
@NullMarked
package org.rescind.index.institution;

import org.jspecify.annotations.NullMarked;
