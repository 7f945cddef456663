/** What index and notifier say about datasets, institutions and copies, kept to be read; and the worker that closes a case when every copy that owes one of its positions has been notified. */
@NullMarked
package org.rescind.intake.coverage;

import org.jspecify.annotations.NullMarked;
