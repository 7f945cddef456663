package org.rescind.index.download;

import java.util.UUID;

/**
 * An import of a release, and what its file has around its records.
 *
 * @param shelf the number under which its records stand
 * @param erased up to which position of the log its removed records do not exist any more
 * @param digest of what is around them
 */
record Part(UUID id, int shelf, long erased, byte[] head, byte[] separator, byte[] tail, String digest) {}
