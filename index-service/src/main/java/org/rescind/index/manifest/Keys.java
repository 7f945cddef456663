package org.rescind.index.manifest;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rescind.references.Nsid;
import org.rescind.references.PhotoId;
import org.rescind.references.Reading;
import org.rescind.references.References;

/** What a record says about its photo, as it stands there; null or empty where it says nothing. */
record Keys(
        @Nullable String photo,
        @Nullable String url,
        @Nullable String nsid,
        @Nullable String alias) {

    private static final Pattern ALIAS = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final Pattern PAGE = Pattern.compile(
            "(?i)\\s*(?:https?:)?(?://)?(?:www\\.|m\\.|secure\\.)?flickr\\.com/(?:photos|videos)/([^/\\s]+)/([0-9]+)(?:[/?#\\s].*)?",
            Pattern.DOTALL);

    Keys {
        photo = orNull(photo);
        url = orNull(url);
        nsid = orNull(nsid);
        alias = orNull(alias);
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    Row row() {
        if (photo != null && !PhotoId.isPhotoId(photo)) {
            return new Row.Refused("photo_id");
        }
        if (nsid != null && !Nsid.isNsid(nsid)) {
            return new Row.Refused("nsid");
        }
        if (alias != null && !ALIAS.matcher(alias).matches()) {
            return new Row.Refused("alias");
        }
        return url == null ? withoutLink() : linked(url, References.read(url));
    }

    private Row withoutLink() {
        return photo == null ? new Row.Refused("no_photo") : record(photo, nsid, alias);
    }

    private Row linked(String link, Reading reading) {
        String id = reading.value();
        if (reading.kind() != Reading.Kind.PHOTO || id == null) {
            return new Row.Refused("link");
        }
        String account = account(link, id);
        boolean isNsid = account != null && Nsid.isNsid(account);
        if (photo != null && !photo.equals(id)) {
            return new Row.Refused("ids_differ");
        }
        if (nsid != null && isNsid && !nsid.equalsIgnoreCase(account)) {
            return new Row.Refused("ids_differ");
        }
        return record(id, nsid == null && isNsid ? account : nsid, alias == null && !isNsid ? account : alias);
    }

    /** Who stands before the photo in a link to its page. */
    private static @Nullable String account(String link, String id) {
        Matcher page = PAGE.matcher(link);
        if (!page.matches() || !page.group(2).equals(id)) {
            return null;
        }
        String account = page.group(1).replace("%40", "@");
        return Nsid.isNsid(account) || ALIAS.matcher(account).matches() ? account : null;
    }

    private static Row record(String id, @Nullable String nsid, @Nullable String alias) {
        return new Row.Record(
                PhotoId.key(id),
                nsid == null ? null : nsid.toUpperCase(Locale.ROOT),
                alias == null ? null : alias.toLowerCase(Locale.ROOT));
    }
}
