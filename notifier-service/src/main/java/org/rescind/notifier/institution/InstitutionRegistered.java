package org.rescind.notifier.institution;

/** Fired in the transaction that registered an institution. */
record InstitutionRegistered() {}
