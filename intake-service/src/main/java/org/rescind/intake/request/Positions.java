package org.rescind.intake.request;

/** What an outcome says about places in removal logs. */
public enum Positions {
    /** No photo of the request is in any log. */
    NONE,
    /** Only places that the outcome before it named too. */
    KNOWN,
    /** A place that the person has not been told of. */
    NEW
}
