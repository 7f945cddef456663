package org.rescind.references;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * A link to a page of Flickr. What follows a photo's id names other people's photos as often as not, and is ignored; a page
 * that shows a part of an account is not the account.
 */
final class PageLink {

    private static final Pattern PAGE = Pattern.compile("page[0-9]{1,9}");
    private static final Pattern SECRET = Pattern.compile("[0-9a-f]{6,16}");
    private static final Set<String> ALBUMS = Set.of("albums", "sets");

    private PageLink() {}

    static Reading read(Link link) {
        Link page = withoutTracking(link);
        return switch (page.segment(0)) {
            case "photos" -> ofPhotos(page);
            case "photo" -> isPhoto(page) ? PhotoId.read(page.segment(2)) : nothing();
            case "people" -> page.depth() == 2 ? account(page.segment(1)) : nothing();
            case "videos" -> ofVideo(page);
            case "gp" -> Reading.rejected(Reason.GUEST_PASS);
            case "services" -> FeedLink.read(page);
            case "" -> Reading.rejected(Reason.FLICKR_ITSELF);
            default -> ScriptLink.read(page);
        };
    }

    /** Links in Flickr's mails: {@code /x/t/<number>/photos/…}. */
    private static Link withoutTracking(Link link) {
        boolean tracked = link.startsWith("x", "t") && Set.of("photos", "gp").contains(link.segment(3));
        return tracked ? link.without(3) : link;
    }

    static boolean isPhoto(Link link) {
        return Account.isAccount(link.segment(1)) && PhotoId.isDigits(link.segment(2));
    }

    private static Reading ofPhotos(Link link) {
        if (isPhoto(link)) {
            return PhotoId.read(link.segment(2));
        }
        boolean isAccountPage = link.depth() == 2
                || (link.depth() == 3 && PAGE.matcher(link.segment(2)).matches());
        return isAccountPage ? account(link.segment(1)) : ofAlbums(link);
    }

    private static Reading ofAlbums(Link link) {
        if (!Account.isAccount(link.segment(1)) || !ALBUMS.contains(link.segment(2))) {
            return nothing();
        }
        if (link.depth() == 3) {
            return Reading.ambiguous(Reason.ALBUM_LIST);
        }
        boolean photoInAlbum = link.depth() >= 6
                && PhotoId.isDigits(link.segment(3))
                && link.segment(4).equals("with")
                && PhotoId.isDigits(link.segment(5));
        return photoInAlbum ? PhotoId.read(link.segment(5)) : nothing();
    }

    private static Reading ofVideo(Link link) {
        boolean download = link.depth() == 6
                && Nsid.isNsid(link.segment(1))
                && PhotoId.isDigits(link.segment(2))
                && link.segment(3).equals("play")
                && link.segment(4).equals("orig")
                && SECRET.matcher(link.segment(5)).matches();
        return download ? PhotoId.read(link.segment(2)) : nothing();
    }

    static Reading account(String segment) {
        return Account.isAccount(segment) ? Account.read(segment) : nothing();
    }

    static Reading nothing() {
        return Reading.rejected(Reason.NOT_A_PHOTO_OR_ACCOUNT);
    }
}
