package org.rescind.web;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tokens that an installation sets, for whom there is no OpenID Connect. One token stands for whoever has it; several, each
 * with a name, tell people apart: {@code ada:<token>,ben:<token>}, separated by commas or by the ends of lines.
 */
@Singleton
public class StaticTokens {

    /**
     * Whose token it is.
     *
     * @param name the role's, when the token has none of its own
     */
    public record Holder(String name, String role, String tokenSha256) {}

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._@-]{1,64}");

    private final List<Holder> holders = new ArrayList<>();

    /**
     * @param ops without it nobody has the role; environment {@code RESCIND_OPS_TOKEN}
     * @param reviewer environment {@code RESCIND_REVIEWER_TOKEN}
     * @param lookUp what intake shows to index; environment {@code RESCIND_SEARCH_LOOK_UP_TOKEN}
     */
    StaticTokens(
            @ConfigProperty(name = "rescind.ops-token") Optional<String> ops,
            @ConfigProperty(name = "rescind.reviewer-token") Optional<String> reviewer,
            @ConfigProperty(name = "rescind.search.look-up-token") Optional<String> lookUp) {
        ops.ifPresent(tokens -> add(Role.OPS, tokens));
        lookUp.ifPresent(tokens -> add(Role.LOOK_UP, tokens));
        reviewer.ifPresent(tokens -> add(Role.REVIEWER, tokens));
    }

    private void add(String role, String tokens) {
        Arrays.stream(tokens.split("[,\r\n]", -1))
                .map(String::strip)
                .filter(token -> !token.isEmpty())
                .map(token -> holder(role, token))
                .forEach(holders::add);
    }

    private static Holder holder(String role, String token) {
        int colon = token.indexOf(':');
        String name = colon < 0 ? role : token.substring(0, colon).strip();
        String secret = token.substring(colon + 1).strip();
        if (!NAME.matcher(name).matches() || secret.isEmpty()) {
            throw new IllegalArgumentException("a token of " + role + " has to be a token, or name:token with a name of"
                    + " letters, digits and . _ @ -");
        }
        return new Holder(name, role, Sha256.hex(secret));
    }

    public Optional<Holder> find(String token) {
        return holders.stream()
                .filter(holder -> Sha256.matches(token, holder.tokenSha256()))
                .findFirst();
    }

    /** Whether that token is still that person's. */
    public boolean isHeld(Holder holder) {
        return holders.contains(holder);
    }
}
