package org.rescind.web;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An institution's key, {@code rsk_<institution id>_<secret>}: it says whose it is, so that it is looked up by id. */
public record ApiKey(UUID institution, String value) {

    private static final Pattern FORM =
            Pattern.compile("rsk_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})_[A-Za-z0-9_-]{22,64}");

    public static Optional<ApiKey> parse(String value) {
        Matcher matcher = FORM.matcher(value);
        return matcher.matches() ? Optional.of(new ApiKey(UUID.fromString(matcher.group(1)), value)) : Optional.empty();
    }

    public static ApiKey of(UUID institution, Secret secret) {
        return new ApiKey(institution, "rsk_" + institution + "_" + secret.value());
    }

    public String sha256() {
        return Sha256.hex(value);
    }

    @Override
    public String toString() {
        return "ApiKey[" + institution + ", hidden]";
    }
}
