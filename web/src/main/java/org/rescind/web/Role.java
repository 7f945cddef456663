package org.rescind.web;

/** Who may call what: the names for {@code @RolesAllowed}. A case key is no role: it opens one case. */
public final class Role {

    public static final String OPS = "ops";
    public static final String REVIEWER = "reviewer";
    public static final String INSTITUTION = "institution";
    /** Intake, when it asks index on behalf of people. */
    public static final String LOOK_UP = "look-up";

    private Role() {}
}
