/** News about a case by e-mail, for whoever wants it: confirmed first, stopped by one click, never with what the case is about. */
@NullMarked
package org.rescind.intake.mail;

import org.jspecify.annotations.NullMarked;
