package org.rescind.intake.lookup;

import java.util.List;

/**
 * What is known of what was pasted.
 *
 * @param available false when index could not be asked: then nothing is known of what it has, and the lines only say how they
 *     were read
 * @param lines one for each input, in the same order
 */
public record Answer(boolean available, List<Line> lines) {

    @Override
    public String toString() {
        return "Answer[" + (available ? "available" : "unavailable") + ", " + lines.size() + " lines]";
    }
}
