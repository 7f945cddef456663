package org.rescind.index.manifest;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rescind.references.Nsid;
import org.rescind.references.PhotoId;

/** Paths of pictures of faces, of MegaFace: the folder is the account's, the file is {@code <photo id>_<number of the face>}. */
class PathRows extends RowReader {

    private static final Pattern PATH =
            Pattern.compile("(?:.*/)?([^/]+?)(?:_identity_[0-9]+)?/([^/_]+)_[0-9]+\\.(?i:jpe?g|png)(?:\\.json)?");

    /** How a record is written. */
    interface Writing {
        /** Null when it is written in another way. */
        @Nullable
        String text(Line line);
    }

    private final Writing writing;

    PathRows(Writing writing) {
        super(false);
        this.writing = writing;
    }

    @Override
    void check(Line first) {
        if (!path(first).matches()) {
            throw new UnreadableFileException(
                    "Line %d is not a path such as 123/12345678@N00/1234567890_0.jpg or 12345678@N00_identity_1/1234567890_0.jpg."
                            .formatted(first.number()));
        }
    }

    @Override
    Row row(Line line) {
        Matcher path = path(line);
        if (!path.matches()) {
            return new Row.Refused("path");
        }
        String nsid = path.group(1);
        String photo = path.group(2);
        if (!Nsid.isNsid(nsid)) {
            return new Row.Refused("nsid");
        }
        return PhotoId.isPhotoId(photo)
                ? new Row.Record(PhotoId.key(photo), nsid.toUpperCase(Locale.ROOT))
                : new Row.Refused("photo_id");
    }

    private Matcher path(Line line) {
        String text = writing.text(line);
        return PATH.matcher(text == null ? "" : text);
    }
}
