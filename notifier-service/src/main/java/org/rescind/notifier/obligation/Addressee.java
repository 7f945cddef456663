package org.rescind.notifier.obligation;

/** Who is written to. */
enum Addressee {
    CONTACT,
    /** Of the institution; without an address of its own, the contact. */
    DATA_PROTECTION,
    OPS
}
