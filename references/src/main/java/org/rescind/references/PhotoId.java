package org.rescind.references;

import java.util.Optional;

/** A Flickr photo's decimal id: 1 to 2^63 − 1. */
public final class PhotoId {

    private static final int MOST_DIGITS = 19;
    private static final String LARGEST = Long.toString(Long.MAX_VALUE);

    private PhotoId() {}

    static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Characters.isAsciiDigit(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** Without leading zeros; empty when it is not an id. Nothing is repaired or wrapped. */
    public static Optional<String> canonical(String text) {
        if (!isDigits(text) || text.length() > MOST_DIGITS) {
            return Optional.empty();
        }
        String id = text.charAt(0) == '0' ? text.replaceFirst("^0+", "") : text;
        boolean tooLarge = id.length() == MOST_DIGITS && id.compareTo(LARGEST) > 0;
        return id.isEmpty() || tooLarge ? Optional.empty() : Optional.of(id);
    }

    /** As it stands, with nothing to repair; not the id of an album. */
    public static boolean isPhotoId(String text) {
        return canonical(text).equals(Optional.of(text)) && !isOfAlbum(text);
    }

    /** What a text in the place of a photo's id stands for; a leading zero is not repaired. */
    static Reading read(String text) {
        if (!canonical(text).equals(Optional.of(text))) {
            return Reading.rejected(Reason.ID_RANGE);
        }
        return isOfAlbum(text) ? Reading.ambiguous(Reason.ALBUM_ID) : Reading.photo(text);
    }

    /** Albums, galleries and comments have ids of 17 digits that begin with 72; photos have 11 or 12 digits by now. */
    private static boolean isOfAlbum(String id) {
        return id.length() == 17 && id.startsWith("72");
    }

    /** The photo key by which all services know a Flickr photo. */
    public static String key(String id) {
        return "flickr:" + id;
    }
}
