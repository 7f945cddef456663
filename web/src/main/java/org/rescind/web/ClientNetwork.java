package org.rescind.web;

import io.netty.util.NetUtil;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Whom we take for one client: an IPv4 address, or the 64 bits of an IPv6 address that say whose network it is, because the
 * others are free to choose. Never more of IPv4: a university is not one person.
 */
public record ClientNetwork(String prefix) {

    private static final int IPV6_BYTES = 16;
    private static final int NETWORK_BYTES = 8;

    /** @param address as digits; anything else is one client, so that it is limited at all */
    public static ClientNetwork of(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null) {
            return new ClientNetwork("unknown");
        }
        boolean isNetwork = bytes.length == IPV6_BYTES && !isIpv4Within(bytes);
        return new ClientNetwork(HexFormat.of().formatHex(isNetwork ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes));
    }

    /** {@code ::ffff:192.0.2.1} */
    private static boolean isIpv4Within(byte[] bytes) {
        for (int i = 0; i < IPV6_BYTES - 6; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return bytes[10] == -1 && bytes[11] == -1;
    }
}
