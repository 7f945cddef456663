package org.rescind.intake.request;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a person sends.
 *
 * @param references what was pasted, one item each
 * @param datasets the only ones that are meant; without it all, future ones included
 * @param challenge a solved challenge, when one was asked for
 */
record Submission(
        @NotEmpty(message = "name at least one photo or account")
        @Size(max = 10_000, message = "at most 10,000 in one request")
        List<@NotNull(message = "must be a text") String> references,

        @Size(min = 1, max = 100, message = "1 to 100 names; leave it out to mean all datasets") @Nullable
        List<@NotNull(message = "must be a name") String> datasets,

        @NotNull(message = "must be photographer, depicted, guardian or agent")
        Relationship relationship,

        @Nullable Regime regime,

        @Valid @Nullable Contact contact,

        @Size(max = 10_000, message = "at most 10,000 characters") @Nullable
        String message,

        @Size(max = 2_000, message = "must be the solution of a challenge, in base64") @Nullable
        String challenge) {

    /** Where updates go; nobody has to leave it. */
    record Contact(
            @NotNull(message = "leave out \"contact\" when there is none")
            @Email(message = "must be an e-mail address")
            @Size(min = 3, max = 254, message = "must be an e-mail address")
            String email,

            @Pattern(
                    regexp = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*",
                    message = "must be a language tag (BCP 47) such as en or pt-BR")
            @Size(max = 35, message = "must be a language tag (BCP 47) such as en or pt-BR")
            @Nullable
            String language) {

        @Override
        public String toString() {
            return "Contact[hidden]";
        }
    }

    String language() {
        return contact == null || contact.language() == null
                ? "en"
                : Locale.forLanguageTag(contact.language()).toLanguageTag();
    }

    /** What is asked for: with another proof it is still the same. */
    Submission withChallenge(@Nullable String other) {
        return new Submission(references, datasets, relationship, regime, contact, message, other);
    }

    @Override
    public String toString() {
        return "Submission[hidden]";
    }
}
