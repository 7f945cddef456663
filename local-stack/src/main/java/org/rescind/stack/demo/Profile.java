package org.rescind.stack.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * An invented institution.
 *
 * @param number from 1
 * @param country ISO 3166 code
 * @param downloads whether it fetches its copy from the index now; the others have had theirs for years
 * @param partial whether it kept only a part of what it downloaded
 */
record Profile(int number, String name, String country, Conduct conduct, boolean downloads, boolean partial) {
    private static final List<String> TOWNS = List.of(
            "Thornavel GB",
            "Kestermoor GB",
            "Aldwyckham GB",
            "Drachenfurt DE",
            "Oberlauchau DE",
            "Wendelsried DE",
            "Mondescaux FR",
            "Rocheverne FR",
            "Saint-Orvain FR",
            "Castellumbro IT",
            "Valdorena IT",
            "Villamarosa ES",
            "Puerto Candil ES",
            "Vindelsund SE",
            "Lindkärra SE",
            "Hjortevik NO",
            "Bræsund DK",
            "Koivulehto FI",
            "Zandermeer NL",
            "Oosterveld aan Zee NL",
            "Brakelbeek BE",
            "Edelmatt CH",
            "Hochstaufen am See AT",
            "Zielogrodzie PL",
            "Hradoštín CZ",
            "Szelvárhely HU",
            "Pietrasomna RO",
            "Kalliveri GR",
            "Montalvejo PT",
            "Ballycorran IE",
            "Lake Orvana US",
            "Fort Hadley Springs US",
            "Cedar Junction Falls US",
            "Port Wexmoor US",
            "Pinecrest Mesa US",
            "Rivière-aux-Loutres CA",
            "Moose Landing CA",
            "Porto Areal do Sul BR",
            "Ciudad Almera MX",
            "Villa Quebracho AR",
            "Kawamidori JP",
            "Shirotani JP",
            "Haneulpo KR",
            "Qinghepu CN",
            "Lanxiwan CN",
            "Tarangpur IN",
            "Neelkotta IN",
            "Bukit Sentosa Raya SG",
            "Wirrabilla AU",
            "Te Awakura NZ");
    private static final List<String> FORMS = List.of(
            "University of %s",
            "%s Institute of Technology", "%s Vision Laboratory", "%s Centre for Machine Perception", "%s Biometrics");

    /** 250 of them, ten of which are slow or failing at first. */
    static List<Profile> all() {
        var profiles = new ArrayList<Profile>();
        for (var form : FORMS) {
            for (var town : TOWNS) {
                profiles.add(of(profiles.size() + 1, form, town));
            }
        }
        return List.copyOf(profiles);
    }

    private static Profile of(int number, String form, String town) {
        var country = town.length() - 2;
        return new Profile(
                number,
                form.formatted(town.substring(0, country).strip()),
                town.substring(country),
                conduct(number),
                number % 25 == 3,
                number % 12 == 7);
    }

    private static Conduct conduct(int number) {
        return switch (number) {
            case 20, 110, 200 -> Conduct.SLOW;
            case 45, 135, 225 -> Conduct.DOWN;
            case 70, 96, 160, 245 -> Conduct.FAILING;
            default -> Conduct.PROMPT;
        };
    }
}
