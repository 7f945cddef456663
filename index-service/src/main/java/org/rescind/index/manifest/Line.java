package org.rescind.index.manifest;

import java.util.Arrays;

/**
 * One line of a file, in a buffer that is used again for the next.
 *
 * @param number from 1
 * @param byteOffset where it starts in the uncompressed file
 * @param length without the line end
 * @param rawLength with it
 * @param complete false when it is longer than is kept
 */
public record Line(long number, long byteOffset, byte[] buffer, int length, int rawLength, boolean complete) {

    /** Its start, line end included, as far as so many bytes go. */
    byte[] raw(int most) {
        return Arrays.copyOf(buffer, Math.min(rawLength, most));
    }
}
