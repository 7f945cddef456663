/**
 * What is due when, who is late, and what follows: reminders, escalation, suspension, waivers.
 */
@NullMarked
package org.rescind.notifier.obligation;

import org.jspecify.annotations.NullMarked;
