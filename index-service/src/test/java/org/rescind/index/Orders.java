package org.rescind.index;

import java.util.ArrayList;
import java.util.List;

/** In which orders things can arrive. */
public final class Orders {

    private Orders() {}

    /** All of them. */
    @SafeVarargs
    public static <T> List<List<T>> of(T... things) {
        return permutations(List.of(things));
    }

    private static <T> List<List<T>> permutations(List<T> of) {
        if (of.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> all = new ArrayList<>();
        for (T first : of) {
            List<T> others = new ArrayList<>(of);
            others.remove(first);
            permutations(others).forEach(rest -> {
                List<T> whole = new ArrayList<>(List.of(first));
                whole.addAll(rest);
                all.add(whole);
            });
        }
        return all;
    }
}
