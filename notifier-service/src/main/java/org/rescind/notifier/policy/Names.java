package org.rescind.notifier.policy;

/** How datasets and releases may be named, as regular expressions. */
public final class Names {

    public static final String DATASET = "[a-z0-9][a-z0-9_-]{0,63}";

    public static final String RELEASE = "[a-z0-9][a-z0-9._-]{0,63}";

    private Names() {}
}
