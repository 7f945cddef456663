package org.rescind.benchmarks;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A base that only resolves accounts, and a published dataset of the faces in some of its photos. */
final class Corpus {
    private static final int MOST_PHOTOS = 100;
    private static final int SEARCHED_ACCOUNTS = 2_000;

    private final Ground ground;
    private final Photos photos;
    private final Release base;
    private final Release faces;
    private final List<String> accounts;
    private final double bytesOnDisk;
    private int asked;

    private Corpus(Ground ground, Photos photos, Release base, Release faces, double bytesOnDisk) {
        this.ground = ground;
        this.photos = photos;
        this.base = base;
        this.faces = faces;
        this.accounts = List.copyOf(smallAccounts(photos));
        this.bytesOnDisk = bytesOnDisk;
    }

    static Corpus load(Ground ground, Photos photos) throws SQLException {
        var name = "of-" + photos.id(0);
        ground.say(String.format("loading a base of %,d rows and what is derived from it", photos.count()));
        Release.dataset(ground, "base-" + name, Optional.empty());
        Release.dataset(ground, "faces-" + name, Optional.of("base-" + name));
        var base = Release.load(ground, "base-" + name, "1", "yfcc100m", new YfccManifest(photos));
        var faces = Release.load(ground, "faces-" + name, "1", "dif", new FaceManifest(photos));
        faces.seal();
        ground.say(String.format(
                "loaded %,d and %,d rows in %.1f and %.1f s",
                base.rows(), faces.rows(), base.seconds(), faces.seconds()));
        return new Corpus(ground, photos, base, faces, bytesOnDisk(ground));
    }

    Photos photos() {
        return photos;
    }

    Release base() {
        return base;
    }

    Release faces() {
        return faces;
    }

    /** Accounts with at most a hundred photos, each of which is among the faces. */
    List<String> accounts() {
        return accounts;
    }

    /** Accounts that have not asked yet: each time others, until there are none. */
    List<String> nextRequesters(int count) {
        var next = new ArrayList<String>();
        for (var i = 0; i < count; i++) {
            next.add(photos.nsid(photos.requester(asked++)));
        }
        return next;
    }

    double rawBytesPerRow() {
        return (double) (base.bytes() + faces.bytes()) / (base.rows() + faces.rows());
    }

    /** With all indexes, as it was after loading. */
    double diskBytesPerRow() {
        return bytesOnDisk / (base.rows() + faces.rows());
    }

    void drop() throws SQLException {
        base.drop();
        faces.drop();
        var database = ground.indexDatabase();
        if (database.number("select count(*) from record_small") == 0) {
            database.execute("truncate record_small");
        }
    }

    private static double bytesOnDisk(Ground ground) throws SQLException {
        return ground.indexDatabase()
                .number(
                        "select sum(pg_total_relation_size(inhrelid)) from pg_inherits where inhparent = 'record'::regclass");
    }

    private static List<String> smallAccounts(Photos photos) {
        var small = new ArrayList<String>();
        var byOwner = photos.photosByOwner();
        for (var owner = 0; owner < byOwner.length; owner++) {
            if (photos.hasFaces(owner)
                    && !photos.isRequester(owner)
                    && byOwner[owner] > 0
                    && byOwner[owner] <= MOST_PHOTOS) {
                small.add(photos.nsid(owner));
            }
        }
        Collections.shuffle(small, new Random(photos.seed()));
        return small.subList(0, Math.min(SEARCHED_ACCOUNTS, small.size()));
    }
}
