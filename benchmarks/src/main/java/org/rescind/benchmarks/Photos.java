package org.rescind.benchmarks;

import java.nio.charset.StandardCharsets;

/**
 * Invented photos and who posted them: photo {@code i} is a pure function of the seed and {@code i}. Ids lie where no
 * existing photo or account has its own. A few accounts have very many photos, as in YFCC100M; a further group of accounts,
 * the requesters, has {@value #PHOTOS_OF_A_REQUESTER} photos each, spread over the whole, and is kept for removals.
 */
final class Photos {
    static final int PHOTOS_OF_A_REQUESTER = 20;

    private static final long PRIME_PHOTO = 9_999_999_967L;
    private static final long FIRST_PHOTO = 85_000_000_000L;
    private static final long PRIME_NSID = 299_999_977L;
    private static final long FIRST_NSID = 700_000_000L;
    private static final long MOST_PHOTOS = 100_000_000L;
    private static final long MOST_OWNERS = 2_000_000L;
    private static final double MEAN_OF_AN_OWNER = 172.1;

    private final long seed;
    private final int generation;
    private final long count;
    private final int requesters;
    private final long spacing;
    private final double[] cumulative;
    private final int[] guide;

    /**
     * @param generation photos and accounts of one generation are none of another
     * @param requesters how many accounts to keep for removals
     */
    Photos(long seed, int generation, long count, int requesters) {
        this.seed = seed;
        this.generation = generation;
        this.count = count;
        this.requesters = requesters;
        var reserved = (long) requesters * PHOTOS_OF_A_REQUESTER;
        if (count > MOST_PHOTOS || reserved > count) {
            throw new IllegalArgumentException(count + " photos cannot hold " + reserved + " of requesters");
        }
        this.spacing = requesters == 0 ? 1 : count / reserved;
        this.cumulative = cumulative(Math.max(1, (int) (count / MEAN_OF_AN_OWNER)));
        this.guide = guide(cumulative);
    }

    long count() {
        return count;
    }

    long seed() {
        return seed;
    }

    /** Accounts are numbered from 0; the last ones are the requesters. */
    int owners() {
        return cumulative.length + requesters;
    }

    int requesters() {
        return requesters;
    }

    int requester(int number) {
        return cumulative.length + number;
    }

    boolean isRequester(int owner) {
        return owner >= cumulative.length;
    }

    /** The decimal id. */
    long id(long photo) {
        return FIRST_PHOTO + (photo + generation * MOST_PHOTOS) * 6_364_136_223L % PRIME_PHOTO;
    }

    int owner(long photo) {
        var place = photo / spacing;
        if (photo % spacing == 0 && place < (long) requesters * PHOTOS_OF_A_REQUESTER) {
            return requester((int) (place % requesters));
        }
        var wanted = Mix.fraction(Mix.of(seed, photo));
        var owner = guide[(int) (wanted * guide.length)];
        while (cumulative[owner] <= wanted) {
            owner++;
        }
        return owner;
    }

    /** Whether the derived dataset shows the photos of this account: all of a quarter of them, and of the requesters. */
    boolean hasFaces(int owner) {
        return owner % 4 == 1 || isRequester(owner);
    }

    String nsid(int owner) {
        var number = FIRST_NSID + (owner + generation * MOST_OWNERS) * 160_481_183L % PRIME_NSID;
        return number + "@N0" + "02345678".charAt(owner % 8);
    }

    byte[][] nsids() {
        var all = new byte[owners()][];
        for (var owner = 0; owner < all.length; owner++) {
            all[owner] = nsid(owner).getBytes(StandardCharsets.US_ASCII);
        }
        return all;
    }

    int[] photosByOwner() {
        var photos = new int[owners()];
        for (var photo = 0L; photo < count; photo++) {
            photos[owner(photo)]++;
        }
        return photos;
    }

    /** Zipf-Mandelbrot: a tenth of the accounts has most of the photos. */
    private static double[] cumulative(int owners) {
        var sums = new double[owners];
        var sum = 0.0;
        for (var rank = 0; rank < owners; rank++) {
            sum += Math.pow(rank + 1 + 0.004 * owners, -1.4);
            sums[rank] = sum;
        }
        for (var rank = 0; rank < owners; rank++) {
            sums[rank] /= sum;
        }
        sums[owners - 1] = 1;
        return sums;
    }

    /** Where the search for a share begins. */
    private static int[] guide(double[] cumulative) {
        var guide = new int[4 * cumulative.length];
        var owner = 0;
        for (var i = 0; i < guide.length; i++) {
            while (cumulative[owner] <= (double) i / guide.length) {
                owner++;
            }
            guide[i] = owner;
        }
        return guide;
    }
}
