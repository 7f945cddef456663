package org.rescind.notifier.signing;

import java.util.List;

/** @param keys the newest first */
record PublishedKeys(List<PublishedKey> keys) {}
