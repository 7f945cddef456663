package org.rescind.notifier.webhook;

import java.net.InetAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** So many attempts to one address at once: a host that serves hundreds of institutions and hangs costs no more. */
final class AddressPlaces {

    private final int most;
    private final ConcurrentMap<InetAddress, Integer> taken = new ConcurrentHashMap<>();

    AddressPlaces(int most) {
        this.most = most;
    }

    boolean take(InetAddress address) {
        int[] before = new int[1];
        taken.compute(address, (key, count) -> {
            before[0] = count == null ? 0 : count;
            return Math.min(before[0] + 1, most);
        });
        return before[0] < most;
    }

    void giveBack(InetAddress address) {
        taken.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
    }
}
