package org.rescind.benchmarks;

/** The layout of Diversity in Faces, derived from the same photos: 191 columns, no account, one row for a face. */
final class FaceManifest extends Manifest {
    private static final int NUMBERS = 189;

    FaceManifest(Photos photos) {
        super(photos);
    }

    long rows() {
        var byOwner = photos().photosByOwner();
        var rows = 0L;
        for (var owner = 0; owner < byOwner.length; owner++) {
            rows += photos().hasFaces(owner) ? byOwner[owner] : 0;
        }
        return rows;
    }

    @Override
    void write(long photo, Line line) {
        if (!photos().hasFaces(photos().owner(photo))) {
            return;
        }
        var chance = Mix.of(photos().seed() + 2, photo);
        line.add(photo).add(",http://farm8.staticflickr.com/7182/").add(photos().id(photo));
        line.add('_').hex(chance, 10).add(".jpg");
        for (var i = 0; i < NUMBERS; i++) {
            line.add(',').add((chance >>> i % 40) & 511);
        }
        line.add('\n');
    }
}
