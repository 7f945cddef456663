package org.rescind.stack.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A base of photos and the faces found in some of them: invented, and the same every time.
 *
 * <p>One account stands out: all of its photos are among the faces, so that one request for it reaches far.
 */
public final class SampleDatasets {
    private static final long SEED = 20_190_129;
    private static final int OTHER_ACCOUNTS = 399;
    private static final int PHOTOS_OF_THE_ACCOUNT = 1_001;
    private static final long FIRST_PHOTO = 85_000_000_000L;
    private static final int WIDEST_GAP = 900;

    /** One photo of the base; without faces it is not in the derived dataset. */
    public record Photo(String id, String account, int faces) {}

    private final Random random = new Random(SEED);
    private final List<String> accounts = List.copyOf(inventAccounts());
    private final List<Photo> photos = List.copyOf(inventPhotos());

    /** The account all of whose photos have faces. */
    public String account() {
        return accounts.get(0);
    }

    public List<String> accounts() {
        return accounts;
    }

    public List<Photo> photos() {
        return photos;
    }

    public List<Photo> photosOf(String account) {
        return photos.stream().filter(photo -> photo.account().equals(account)).toList();
    }

    /** How many lines {@link #faceLines} has. */
    public int records() {
        return photos.stream().mapToInt(Photo::faces).sum();
    }

    /** The base, in the layout of YFCC100M of 2016. */
    public Stream<String> baseLines() {
        return IntStream.range(0, photos.size()).mapToObj(line -> {
            var photo = photos.get(line);
            return ManifestLines.yfcc2016(line, photo.account(), photo.id());
        });
    }

    /** The derived dataset, in the layout of Diversity in Faces: one line for each face, and no account. */
    public Stream<String> faceLines() {
        var ofFaces = photos.stream()
                .flatMap(photo -> Collections.nCopies(photo.faces(), photo.id()).stream())
                .toList();
        return IntStream.range(0, ofFaces.size()).mapToObj(face -> ManifestLines.dif(face + 1L, ofFaces.get(face)));
    }

    private LinkedHashSet<String> inventAccounts() {
        var invented = new LinkedHashSet<String>();
        while (invented.size() < OTHER_ACCOUNTS + 1) {
            // No account of nine digits begins with a 7.
            invented.add("7%08d@N%02d".formatted(random.nextInt(100_000_000), random.nextInt(9)));
        }
        return invented;
    }

    private List<Photo> inventPhotos() {
        var owners = new ArrayList<>(Collections.nCopies(PHOTOS_OF_THE_ACCOUNT, account()));
        for (var other = 1; other <= OTHER_ACCOUNTS; other++) {
            // A few accounts have hundreds of photos, most have a dozen or two.
            owners.addAll(Collections.nCopies(5_600 / (other + 12), accounts.get(other)));
        }
        Collections.shuffle(owners, random);
        var invented = new ArrayList<Photo>();
        var id = FIRST_PHOTO;
        var ofTheAccount = 0;
        for (var owner : owners) {
            id += 1 + random.nextInt(WIDEST_GAP);
            var faces = owner.equals(account()) ? facesOfTheAccount(ofTheAccount++) : facesOfOthers();
            invented.add(new Photo(Long.toString(id), owner, faces));
        }
        return invented;
    }

    /** 1,043 faces in 1,001 photos. */
    private static int facesOfTheAccount(int number) {
        return number % 24 == 5 ? 2 : 1;
    }

    private int facesOfOthers() {
        if (random.nextInt(5) > 0) {
            return 0;
        }
        return random.nextInt(8) > 0 ? 1 : 2 + random.nextInt(2);
    }
}
