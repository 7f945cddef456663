package org.rescind.index.manifest;

import java.util.Arrays;

/**
 * One record of a file as it stands there, in a buffer that is used again for the next: a line, or a member of a JSON object.
 *
 * @param number of the line where it begins, or of the member, from 1
 * @param byteOffset where it starts in the uncompressed file
 * @param start where it starts in the buffer
 * @param length without the line end
 * @param rawLength with it
 * @param complete false when it is longer than is kept
 */
public record Line(
        long number, long byteOffset, byte[] buffer, int start, int length, int rawLength, boolean complete) {

    /** The longest that is read; of a longer one the start is kept. */
    static final int LONGEST = 1024 * 1024;

    static Line overlong(long number, long byteOffset, byte[] itsStart) {
        return new Line(number, byteOffset, itsStart, 0, itsStart.length, itsStart.length, false);
    }

    /** Its start, line end included, as far as so many bytes go. */
    byte[] raw(int most) {
        return Arrays.copyOfRange(buffer, start, start + Math.min(rawLength, most));
    }
}
