package org.rescind.intake.lookup;

/** Index said nothing that can be used. Its message never has what was asked for. */
class NoAnswerException extends Exception {

    private static final long serialVersionUID = 1;

    private final boolean ofThisQuestion;

    private NoAnswerException(String why, boolean ofThisQuestion) {
        super(why, null, false, false);
        this.ofThisQuestion = ofThisQuestion;
    }

    /** The next one would fare no better. */
    static NoAnswerException atAll(String why) {
        return new NoAnswerException(why, false);
    }

    /** Index is there and does not answer this: it says nothing about the next question. */
    static NoAnswerException ofThisQuestion(String why) {
        return new NoAnswerException(why, true);
    }

    boolean isOfThisQuestion() {
        return ofThisQuestion;
    }
}
