package org.rescind.stack.sample;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Single lines, with their line end, in the layouts of YFCC100M and Diversity in Faces. */
public final class ManifestLines {

    private static final int DIF_NUMBERS = 189;

    private ManifestLines() {}

    /** YFCC100M of 2014: 23 columns. */
    public static String yfcc2014(String nsid, String photo) {
        return String.join(
                        "\t",
                        photo,
                        nsid,
                        "invented+person",
                        "2010-06-01 17:18:58.0",
                        "1276971046",
                        "Orvex+D+842",
                        "a+title",
                        "a+%22description%22",
                        "one,two+words",
                        "",
                        "",
                        "",
                        "",
                        "http://www.flickr.com/photos/" + nsid + "/" + photo + "/",
                        picture(photo),
                        "Attribution License",
                        "http://creativecommons.org/licenses/by/2.0/",
                        "7182",
                        "8",
                        secret(photo),
                        "c094f86bc7",
                        "jpg",
                        "0")
                + "\n";
    }

    /** YFCC100M of 2016: a line number and the unpadded MD5 of the picture's link more. */
    public static String yfcc2016(long line, String nsid, String photo) {
        String[] columns = yfcc2014(nsid, photo).split("\t", 2);
        return line + "\t" + photo + "\t" + unpaddedMd5(picture(photo)) + "\t" + columns[1];
    }

    /** Diversity in Faces: 191 columns, one line for each face. */
    public static String dif(long face, String photo) {
        StringBuilder line = new StringBuilder().append(face).append(',').append(picture(photo));
        for (int i = 0; i < DIF_NUMBERS; i++) {
            line.append(',').append((face * 31 + i * 17) % 500);
        }
        return line.append('\n').toString();
    }

    private static String picture(String photo) {
        return "http://farm8.staticflickr.com/7182/" + photo + "_" + secret(photo) + ".jpg";
    }

    private static String secret(String photo) {
        return "%010x".formatted(Long.parseLong(photo) * 2_654_435_761L & 0xff_ffff_ffffL);
    }

    private static String unpaddedMd5(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.US_ASCII));
            StringBuilder hex = new StringBuilder();
            for (byte b : digest) {
                hex.append(new BigInteger(1, new byte[] {b}).toString(16));
            }
            return hex.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
