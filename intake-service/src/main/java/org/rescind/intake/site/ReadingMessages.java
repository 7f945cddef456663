package org.rescind.intake.site;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** How we read what was pasted. The texts are in {@code messages/reading_*.properties}. */
@MessageBundle(value = "reading", locale = "en")
@SuppressWarnings("MethodName") // the names of some messages end with a word that programs use
public interface ReadingMessages {

    // Kinds
    @Message
    String kind_photo();

    @Message
    String kind_owner();

    @Message
    String kind_alias();

    @Message
    String kind_ambiguous();

    @Message
    String kind_rejected();

    @Message
    String photo(String id);

    @Message
    String owner(String id);

    @Message
    String alias(String id);

    // Reasons of the reader of references
    @Message
    String reason_empty();

    @Message
    String reason_too_long();

    @Message
    String reason_nothing_found();

    @Message
    String reason_screen_name();

    @Message
    String reason_account_in_text();

    @Message
    String reason_number();

    @Message
    String reason_number_as_account();

    @Message
    String reason_album_id();

    @Message
    String reason_multiple();

    @Message
    String reason_several_ids();

    @Message
    String reason_host();

    @Message
    String reason_scheme();

    @Message
    String reason_userinfo();

    @Message
    String reason_port();

    @Message
    String reason_path();

    @Message
    String reason_invisible();

    @Message
    String reason_characters();

    @Message
    String reason_cut_off();

    @Message
    String reason_id_range();

    @Message
    String reason_base58();

    @Message
    String reason_shortlink_not_photo();

    @Message
    String reason_guest_pass();

    @Message
    String reason_album_list();

    @Message
    String reason_no_photo();

    @Message
    String reason_flickr_itself();

    @Message
    String reason_not_a_photo_or_account();

    // Reasons that come later, from the index
    @Message
    String reason_alias_unknown();

    @Message
    String reason_alias_shared();
}
