package org.rescind.index.manifest;

/**
 * What a file has besides its records: the file is the head, the records with separators between them, and the tail. It
 * stays well-formed whichever records are left out.
 */
record Frame(byte[] head, byte[] separator, byte[] tail) {

    private static final byte[] NOTHING = new byte[0];

    static Frame ofLines(byte[] head) {
        return new Frame(head, NOTHING, NOTHING);
    }
}
