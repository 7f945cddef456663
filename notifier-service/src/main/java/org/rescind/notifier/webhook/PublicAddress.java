package org.rescind.notifier.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses belong to the public Internet: all but those that the IANA IPv4 and IPv6 Special-Purpose Address Registries
 * (RFC 6890 and its successors) reserve, and those that carry an IPv4 address inside (RFC 4291, 6052, 3056, 4380).
 */
final class PublicAddress {

    private static final List<Block> RESERVED = blocks(
            // this network, private, shared, loopback, link-local with the clouds' metadata, protocol assignments
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.168.0.0/16",
            // documentation, 6to4 relays, benchmarks, AS112, multicast, reserved, broadcast
            "192.0.2.0/24",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "192.88.99.0/24",
            "198.18.0.0/15",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.175.48.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            // unspecified, loopback and IPv4-compatible; NAT64
            "::/96",
            "64:ff9b::/96",
            "64:ff9b:1::/48",
            // discard, dummy, protocol assignments with Teredo and ORCHID, documentation, 6to4, segment routing
            "100::/64",
            "100:0:0:1::/64",
            "2001::/23",
            "2001:db8::/32",
            "3fff::/20",
            "2002::/16",
            "2620:4f:8000::/48",
            "5f00::/16",
            // unique local, link-local, site-local, multicast
            "fc00::/7",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8");

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        return RESERVED.stream().noneMatch(block -> block.contains(bytes));
    }

    private static List<Block> blocks(String... each) {
        return Arrays.stream(each).map(Block::parse).toList();
    }

    private record Block(byte[] start, int bits) {

        static Block parse(String cidr) {
            int slash = cidr.indexOf('/');
            try {
                byte[] start = InetAddress.getByName(cidr.substring(0, slash)).getAddress();
                return new Block(start, Integer.parseInt(cidr.substring(slash + 1)));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(cidr, e);
            }
        }

        boolean contains(byte[] address) {
            if (address.length != start.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (start[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
