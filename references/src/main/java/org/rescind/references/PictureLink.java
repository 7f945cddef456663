package org.rescind.references;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A link to a file: host, farm, server, secret and size vary for the same photo; the id is what counts. */
final class PictureLink {

    private static final Pattern SECRET = Pattern.compile("[0-9a-f]{1,32}");
    private static final Pattern PICTURE = Pattern.compile(
            "([0-9]{1,40})_[0-9a-f]{6,16}(?:_(?:s|q|t|m|n|w|z|c|b|h|k|3k|4k|f|5k|6k|o))?(?:_d)?\\.(?i:jpe?g|png|gif|webp|tiff?)");
    private static final Pattern BUDDY_ICON = Pattern.compile("([0-9]{5,11}@[Nn][0-9]{2})(?:_[a-z])?\\.(?i:jpg)");
    private static final int LONGEST_NUMBER = 10;
    private static final int LONGEST_NAME = 120;

    private PictureLink() {}

    /** @param numbers how many of them, farm and server, stand before the file's name on this host */
    static Reading read(Link link, int numbers) {
        if (link.segment(link.depth() - 2).equals("buddyicons")) {
            return buddyIcon(link);
        }
        if (link.segment(0).equals("video")) {
            return video(link);
        }
        boolean fits = link.depth() == numbers + 1 && beginsWithNumbers(link, numbers);
        return fits ? picture(link.segment(numbers)) : nothing();
    }

    private static Reading picture(String name) {
        Matcher picture = PICTURE.matcher(name);
        boolean matches = name.length() <= LONGEST_NAME && picture.matches();
        return matches ? PhotoId.read(picture.group(1)) : nothing();
    }

    private static Reading video(Link link) {
        boolean file = link.host() == Host.LIVE
                && link.depth() == 4
                && PhotoId.isDigits(link.segment(1))
                && SECRET.matcher(link.segment(2)).matches()
                && link.segment(3).endsWith(".mp4");
        return file ? PhotoId.read(link.segment(1)) : nothing();
    }

    /** The picture beside an account's name. */
    private static Reading buddyIcon(Link link) {
        int numbers = link.depth() - 2;
        Matcher icon = BUDDY_ICON.matcher(link.segment(link.depth() - 1));
        boolean fits = (numbers == 1 || (numbers == 2 && link.host() == Host.FARM_FIRST))
                && beginsWithNumbers(link, numbers)
                && icon.matches();
        return fits ? Nsid.read(icon.group(1)) : nothing();
    }

    private static boolean beginsWithNumbers(Link link, int numbers) {
        return link.segments().subList(0, numbers).stream()
                .allMatch(part -> part.length() <= LONGEST_NUMBER && PhotoId.isDigits(part));
    }

    private static Reading nothing() {
        return Reading.rejected(Reason.NO_PHOTO);
    }
}
