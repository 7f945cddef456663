package org.rescind.references;

/** {@code flic.kr/p/…}: the photo's id in base 58. The other short links lead to albums, galleries, accounts and groups. */
final class ShortLink {

    private ShortLink() {}

    static Reading read(Link link) {
        boolean ofPhoto = link.depth() == 2 && link.startsWith("p");
        return ofPhoto ? photo(link.segment(1)) : Reading.rejected(Reason.SHORTLINK_NOT_PHOTO);
    }

    static Reading photo(String code) {
        if (!Base58.isBase58(code)) {
            return Reading.rejected(Reason.BASE58);
        }
        return Base58.decode(code).map(PhotoId::read).orElseGet(() -> Reading.rejected(Reason.ID_RANGE));
    }
}
