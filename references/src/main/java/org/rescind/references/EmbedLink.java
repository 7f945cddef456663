package org.rescind.references;

/** The address inside an embedded photo. Here a photo may stand without its account, and a script beside it. */
final class EmbedLink {

    private EmbedLink() {}

    static Reading read(Link link) {
        return switch (link.segment(0)) {
            case "photos" -> ofPhotos(link);
            case "photostreams" ->
                link.depth() == 2 && Nsid.isNsid(link.segment(1)) ? Nsid.read(link.segment(1)) : PageLink.nothing();
            case "assets" -> Reading.rejected(Reason.FLICKR_ITSELF);
            default -> PageLink.nothing();
        };
    }

    private static Reading ofPhotos(Link link) {
        if (link.depth() == 2 && PhotoId.isDigits(link.segment(1))) {
            return PhotoId.read(link.segment(1));
        }
        return PageLink.isPhoto(link) ? PhotoId.read(link.segment(2)) : PageLink.nothing();
    }
}
