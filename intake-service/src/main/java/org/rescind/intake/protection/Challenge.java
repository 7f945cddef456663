package org.rescind.intake.protection;

/**
 * What is to be solved, as ALTCHA's protocol (version 1) writes it: the number from 0 to {@code maxnumber} for which the
 * hexadecimal SHA-256 of {@code salt + number} is {@code challenge}.
 */
public record Challenge(String algorithm, String challenge, long maxnumber, String salt, String signature) {}
