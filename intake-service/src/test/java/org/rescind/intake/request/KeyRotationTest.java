package org.rescind.intake.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rescind.intake.Database;
import org.rescind.intake.IntakeStack;
import org.rescind.intake.Person;
import org.rescind.web.Encryption;

@QuarkusTest
class KeyRotationTest {

    private final KeyRotation rotation;
    private final Confidential confidential;

    KeyRotationTest(KeyRotation rotation, Confidential confidential) {
        this.rotation = rotation;
        this.confidential = confidential;
    }

    @Test
    void a_key_that_an_older_one_has_wrapped_is_wrapped_by_the_first_and_opens_the_same() {
        UUID request = Person.asksFor("44").id();
        Encryption.DataKey key =
                Encryption.withKeys(IntakeStack.OLDER_KEY).newDataKey(new SecureRandom(), Confidential.place(request));
        Database.update("update request_key set wrapped = '\\x" + HexFormat.of().formatHex(key.wrapped())
                + "' where request = '" + request + "'");
        byte[] sealed = confidential.seal("a text", request, "field");

        assertThat(rotation.wrapSome()).isPositive();

        assertThat(HexFormat.of()
                        .parseHex(Database.value(
                                "select encode(wrapped, 'hex') from request_key where request = '" + request + "'")))
                .startsWith(Encryption.withKeys(IntakeStack.KEY).prefix());
        assertThat(confidential.open(sealed, request, "field")).isEqualTo("a text");
        assertThat(rotation.wrapSome()).isZero();
    }

    @Test
    void what_the_services_key_sealed_before_there_were_keys_of_requests_still_opens() {
        Person person = Person.asksFor("45");
        byte[] old = Encryption.withKeys(IntakeStack.OLDER_KEY)
                .encrypt("pasted long ago", "request/" + person.id() + "/input/1");
        Database.update("delete from request_key where request = '" + person.id() + "'");
        Database.update("update reference set input_encrypted = '\\x"
                + HexFormat.of().formatHex(old) + "' where request = '" + person.id() + "'");

        assertThat(person.looksAtTheCase().getString("references[0].input")).isEqualTo("pasted long ago");

        byte[] sealed = confidential.seal("a review", person.id(), "review/1/text");
        assertThat(confidential.open(sealed, person.id(), "review/1/text")).isEqualTo("a review");
        assertThat(List.of(sealed[0], old[0])).containsExactly((byte) 2, (byte) 1);
    }

    @Test
    void a_text_without_its_key_is_not_shown_and_breaks_no_case() {
        Person person = Person.asksFor("46");
        Database.update("delete from request_key where request = '" + person.id() + "'");

        assertThat(person.looksAtTheCase().getString("references[0].input")).isNull();
        assertThat(person.looksAtTheCase().getString("references[0].value")).isEqualTo("46");
    }
}
