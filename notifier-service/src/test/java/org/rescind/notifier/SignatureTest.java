package org.rescind.notifier;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rescind.messaging.Sql;
import org.rescind.notifier.Receiver.Message;

/** That a notice is from us can be checked by anybody, with the key that we publish. */
@QuarkusTest
@WithTestResource(Stack.class)
class SignatureTest {

    private static final byte[] ED25519_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    @Inject
    Index index;

    @Inject
    Sql sql;

    private final String dataset = Index.newDataset();
    private final Receiver receiver = new Receiver();
    private final Receiver other = new Receiver();

    @AfterEach
    void close() {
        receiver.close();
        other.close();
    }

    @Test
    void a_notice_carries_v1a_which_our_published_key_verifies_and_which_is_the_same_for_all() throws Exception {
        Partner one = Partner.register().holds(dataset, "1.0", 0).listensAt(receiver);
        Partner two = Partner.register().holds(dataset, "1.0", 0).listensAt(other);
        index.appends(dataset, 1, 2);
        one.awaitNotified(dataset, 2);
        two.awaitNotified(dataset, 2);
        Message mine = receiver.notices().get(0);
        Message theirs = other.notices().get(0);
        assertThat(verifies(key(published().get(0)), mine)).isTrue();
        assertThat(verifies(key(published().get(0)), changed(mine))).isFalse();
        if (timestamp(mine).equals(timestamp(theirs))) {
            assertThat(parts(mine, "v1a,")).isEqualTo(parts(theirs, "v1a,"));
        }
        assertThat(parts(mine, "v1,")).isNotEqualTo(parts(theirs, "v1,"));
        assertThat(Long.parseLong(timestamp(mine)) % 60)
                .as("attempts of a minute share it")
                .isZero();
    }

    @Test
    void after_a_rotation_both_keys_sign_and_the_old_one_stays_published_with_its_end() throws Exception {
        String before = published().get(0);
        Partner.ops()
                .post("/api/v1/signing-keys")
                .then()
                .statusCode(201)
                .body("keys[0].key", startsWith("whpk_"))
                .body("keys[0].until", nullValue())
                .body("keys[1].key", equalTo(before))
                .body("keys[1].until", notNullValue());
        Partner.ops().post("/api/v1/signing-keys").then().statusCode(201);
        String now = published().get(0);
        Partner partner = Partner.register().holds(dataset, "1.0", 0).listensAt(receiver);
        org.awaitility.Awaitility.await()
                .atMost(15, java.util.concurrent.TimeUnit.SECONDS)
                .until(() -> {
                    partner.itself().post(partner.path("/endpoint/test")).then().statusCode(200);
                    List<Message> all = receiver.notices();
                    Message last = all.get(all.size() - 1);
                    return verifies(key(now), last) && verifies(key(before), last);
                });
        sql.update("update signing_key set valid_until = now() where public_key = ?", before);
    }

    @Test
    void the_keys_are_public_and_nothing_private_is_among_them() {
        given().get("/.well-known/rescind-keys.json")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("max-age=300"))
                .body("keys[0].from", notNullValue());
        String stored = sql.one(
                        "select string_agg(encode(private_encrypted, 'escape'), '') from signing_key",
                        row -> row.getString(1))
                .orElseThrow();
        assertThat(stored).doesNotContain("whsk_");
        given().post("/api/v1/signing-keys").then().statusCode(401);
        Partner.register().itself().post("/api/v1/signing-keys").then().statusCode(403);
    }

    private static List<String> published() {
        return given().get("/.well-known/rescind-keys.json").path("keys.key");
    }

    private static PublicKey key(String published) throws Exception {
        byte[] raw = Base64.getDecoder().decode(published.substring("whpk_".length()));
        byte[] encoded = Arrays.copyOf(ED25519_HEAD, ED25519_HEAD.length + raw.length);
        System.arraycopy(raw, 0, encoded, ED25519_HEAD.length, raw.length);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static boolean verifies(PublicKey key, Message message) throws Exception {
        for (String signature : parts(message, "v1a,")) {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update((message.id() + "." + timestamp(message) + "." + message.body()).getBytes(UTF_8));
            if (check.verify(Base64.getDecoder().decode(signature.substring("v1a,".length())))) {
                return true;
            }
        }
        return false;
    }

    private static Message changed(Message message) {
        return new Message(message.headers(), message.body().replace("data_subject", "date_subject"), message.json());
    }

    private static List<String> parts(Message message, String version) {
        return Arrays.stream(message.headers().getFirst("webhook-signature").split(" "))
                .filter(part -> part.startsWith(version))
                .toList();
    }

    private static String timestamp(Message message) {
        return message.headers().getFirst("webhook-timestamp");
    }
}
