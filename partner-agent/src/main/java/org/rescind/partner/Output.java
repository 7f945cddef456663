package org.rescind.partner;

/** How a command shows what it has found: for people or for programs. */
enum Output {
    text,
    json
}
