package org.rescind.references;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Old links that name the photo in their query: {@code photo.gne?id=…} and its kin, and the video player. */
final class ScriptLink {

    private static final Pattern PHOTO_SCRIPT = Pattern.compile("(?:photo|video)(?:_[a-z_]{1,40})?\\.gne");

    private ScriptLink() {}

    static Reading read(Link link) {
        if (link.isPath("apps", "video", "stewart.swf")) {
            return one(link.parameters("photo_id").stream()
                    .map(ScriptLink::decimal)
                    .toList());
        }
        if (link.depth() != 1 || !PHOTO_SCRIPT.matcher(link.segment(0)).matches()) {
            return PageLink.nothing();
        }
        List<Reading> named = new ArrayList<>();
        link.parameters("id").forEach(id -> named.add(decimal(id)));
        if (link.isPath("photo.gne")) {
            link.parameters("short").forEach(code -> named.add(ShortLink.photo(code)));
        }
        return one(named);
    }

    private static Reading decimal(String id) {
        return PhotoId.isDigits(id) ? PhotoId.read(id) : PageLink.nothing();
    }

    private static Reading one(List<Reading> named) {
        List<Reading> distinct = named.stream().distinct().toList();
        if (distinct.size() > 1) {
            return Reading.rejected(Reason.SEVERAL_IDS);
        }
        return distinct.isEmpty() ? PageLink.nothing() : distinct.get(0);
    }
}
