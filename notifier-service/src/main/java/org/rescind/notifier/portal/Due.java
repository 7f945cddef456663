package org.rescind.notifier.portal;

import java.time.Instant;

/** Something is to be done by then. */
record Due(long position, Instant by, boolean late) {}
