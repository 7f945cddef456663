package org.rescind.references;

import java.util.Locale;

/** Why a text names nothing, as a word for programs and as a sentence that says what to paste instead. */
public enum Reason {
    EMPTY("There is nothing here. Paste the link to a photo or to an account, or an account id such as 12345678@N00."),
    TOO_LONG("This is longer than 64 KB. Paste only the links."),
    NOTHING_FOUND("We found no link in this text. Paste the link to a photo or to an account, or only an account id."),
    SCREEN_NAME(
            "This may be a name, and several people can have the same. Paste the link to the account's page or its id, such as 12345678@N00."),
    ACCOUNT_IN_TEXT("There is an account id among other words. Paste the id alone, or the link to the account's page."),
    NUMBER(
            "This number may be a photo's id or the first half of an account id. Paste the link to the photo, or the whole account id with @N00 at its end."),
    NUMBER_AS_ACCOUNT(
            "This link has a number where the account's name stands, and may lack a part. Paste the whole link to the photo, or the account id with @N00 at its end."),
    ALBUM_ID(
            "This looks like the number of an album or a comment, not of a photo. Paste the link to the photo itself."),
    MULTIPLE("This names several photos or accounts. Paste them one by one, each on a line of its own."),
    SEVERAL_IDS("This link has more than one photo id. Paste the link to one photo."),
    HOST("This is not an address of Flickr. Paste the photo's address as Flickr shows it."),
    SCHEME(
            "Only web addresses that begin with https:// or http:// are read. Paste the photo's address as Flickr shows it."),
    USERINFO(
            "This address has an @ before its host and leads elsewhere than it seems. Paste the photo's address as Flickr shows it."),
    PORT("This address has an unusual port. Paste the photo's address as Flickr shows it."),
    PATH("This address goes up and down in folders (\"..\"). Paste the photo's address as Flickr shows it."),
    INVISIBLE("There are invisible characters within this. Copy the link again from the browser's address bar."),
    CHARACTERS(
            "There are characters within this link that no Flickr link has. Copy it again from the browser's address bar."),
    CUT_OFF("This link seems to be cut off or broken by a space. Copy it again, whole."),
    ID_RANGE("No photo has this id. Copy the link again from the browser's address bar."),
    BASE58("This short link has a letter that short links do not have. Copy it again."),
    SHORTLINK_NOT_PHOTO("This short link does not lead to a photo. Paste the link to the photo itself."),
    GUEST_PASS(
            "This is a guest pass, which only Flickr can open. Open it, and paste the address of the photo's own page."),
    ALBUM_LIST(
            "This is the list of an account's albums. Paste the link to the account's page if you mean all its photos."),
    NO_PHOTO("This is not the address of a photo's picture. Paste the link to the photo's page."),
    FLICKR_ITSELF(
            "This leads to Flickr, and to no photo or account there. Paste the link to the photo or to the account's page."),
    NOT_A_PHOTO_OR_ACCOUNT(
            "This page of Flickr is neither one photo nor one account. Paste the link to the photo or to the account's page.");

    private final String explanation;

    Reason(String explanation) {
        this.explanation = explanation;
    }

    /** As it is written in APIs; never changes. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String explanation() {
        return explanation;
    }
}
