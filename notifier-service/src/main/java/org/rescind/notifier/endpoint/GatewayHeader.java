package org.rescind.notifier.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.rescind.notifier.webhook.Target;

/**
 * A header that each of our requests carries, for a gateway in front of the receiver.
 *
 * @param value never shown again; without it, the value that was given before for this name stays
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(examples = """
        {"name": "X-Gateway-Key", "value": "7b1f…"}""")
public record GatewayHeader(@Nullable String name, @Nullable String value) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,63}");
    private static final Pattern VALUE = Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]{0,1022}[\\x21-\\x7e])?");

    /** What HTTP and we ourselves say with headers is not for others to say. */
    private static final Set<String> OURS = Set.of(
            "accept-encoding",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "cookie",
            "expect",
            "forwarded",
            "host",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "user-agent",
            "via");

    /** What is wrong with it; empty when nothing is. */
    Optional<String> objection() {
        if (name == null || !NAME.matcher(name).matches()) {
            return Optional.of("needs a name of letters, digits and hyphens, at most 64");
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (OURS.contains(lower) || lower.startsWith("webhook-") || lower.startsWith("proxy-")) {
            return Optional.of("must have another name: \"" + name + "\" means something to HTTP or to us");
        }
        return value == null || VALUE.matcher(value).matches()
                ? Optional.empty()
                : Optional.of("must have a value of 1 to 1024 visible ASCII characters");
    }

    /** The header to store; empty when there is no value, neither now nor before. */
    Optional<Target.Header> over(Target.@Nullable Header before) {
        if (value != null) {
            return Optional.of(new Target.Header(String.valueOf(name), value));
        }
        return Optional.ofNullable(before).filter(known -> known.name().equalsIgnoreCase(name));
    }
}
