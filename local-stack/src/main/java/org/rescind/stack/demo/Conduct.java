package org.rescind.stack.demo;

import java.time.Duration;

/** How an institution's endpoint treats the notices it is sent. */
enum Conduct {
    PROMPT("") {
        @Override
        Treatment treat(int attempts, Duration sinceFirst) {
            return Treatment.ANSWER;
        }
    },
    SLOW("slow: takes 2 to 4 s for each answer") {
        @Override
        Treatment treat(int attempts, Duration sinceFirst) {
            return Treatment.ANSWER_LATE;
        }
    },
    DOWN("down at first: closes the connection for 5 s") {
        @Override
        Treatment treat(int attempts, Duration sinceFirst) {
            return sinceFirst.compareTo(DOWN_FOR) < 0 ? Treatment.HANG_UP : Treatment.ANSWER;
        }
    },
    FAILING("failing at first: answers 500 twice") {
        @Override
        Treatment treat(int attempts, Duration sinceFirst) {
            return attempts < 2 ? Treatment.FAIL : Treatment.ANSWER;
        }
    };

    enum Treatment {
        ANSWER,
        ANSWER_LATE,
        FAIL,
        HANG_UP
    }

    private static final Duration DOWN_FOR = Duration.ofSeconds(5);

    private final String description;

    Conduct(String description) {
        this.description = description;
    }

    /**
     * What becomes of a notice.
     *
     * @param attempts how many came before it
     */
    abstract Treatment treat(int attempts, Duration sinceFirst);

    boolean isHealthy() {
        return this == PROMPT;
    }

    @Override
    public String toString() {
        return description;
    }
}
