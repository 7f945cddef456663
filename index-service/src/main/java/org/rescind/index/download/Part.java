package org.rescind.index.download;

import java.util.UUID;

/**
 * An import of a release, and what its file has around its records.
 *
 * @param shelf the number under which its records stand
 * @param digest of what is around them
 */
record Part(UUID id, int shelf, byte[] head, byte[] separator, byte[] tail, String digest) {}
