package org.rescind.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContactsTest {

    @Test
    void a_mailbox_is_the_same_whatever_follows_a_plus_and_however_it_is_written() {
        assertThat(Contacts.mailbox("Ada+Lists@Example.org")).isEqualTo("ada@example.org");
        assertThat(Contacts.mailbox("+ada@example.org")).isEqualTo("+ada@example.org");
        assertThat(Contacts.mailbox("ada@exam+ple.org")).isEqualTo("ada@exam+ple.org");
    }
}
