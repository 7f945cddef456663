/**
 * How what a person pastes is read. No stranger: match the decimal photo id or the NSID only, never widen a partial link to
 * its account, never repair a broken id. Depends on nothing.
 */
@NullMarked
package org.rescind.references;

import org.jspecify.annotations.NullMarked;
