/**
 * Where people look whether they are in a dataset, before they ask for anything. Index knows; it is the one service that
 * another one calls, and everything goes on without its answer.
 */
@NullMarked
package org.rescind.intake.lookup;

import org.jspecify.annotations.NullMarked;
