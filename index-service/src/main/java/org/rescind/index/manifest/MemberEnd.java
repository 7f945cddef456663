package org.rescind.index.manifest;

/** Finds the comma or bracket behind a member of a JSON object, whatever is nested in it. */
class MemberEnd {

    private int depth;
    private boolean inText;
    private boolean escaped;

    void begin() {
        depth = 0;
        inText = false;
        escaped = false;
    }

    /** The position of that byte, or -1 when the member goes on behind these bytes. */
    int find(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (inText) {
                readText(bytes[i]);
            } else if (isEnd(bytes[i])) {
                return i;
            } else {
                readStructure(bytes[i]);
            }
        }
        return -1;
    }

    private void readText(byte b) {
        inText = escaped || b != '"';
        escaped = !escaped && b == '\\';
    }

    private boolean isEnd(byte b) {
        return depth == 0 && (b == ',' || b == '}' || b == ']');
    }

    private void readStructure(byte b) {
        switch (b) {
            case '"' -> inText = true;
            case '{', '[' -> depth++;
            case '}', ']' -> depth--;
            default -> {}
        }
    }
}
