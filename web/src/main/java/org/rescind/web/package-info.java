/** How a service speaks HTTP: problem documents, keys and roles, lists, ids. */
@NullMarked
package org.rescind.web;

import org.jspecify.annotations.NullMarked;
