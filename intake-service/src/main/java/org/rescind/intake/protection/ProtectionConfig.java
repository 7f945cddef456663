package org.rescind.intake.protection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * How much may be asked: far more than a person does, and no more of one client than what we bear. Amounts are per hour and
 * may come all at once; a client is an IPv4 address or an IPv6 /64.
 */
@ConfigMapping(prefix = "rescind.protection")
interface ProtectionConfig {

    /**
     * What all the amounts below are multiplied by, for a large site or a machine where nobody is to be stopped. Environment:
     * {@code RESCIND_PROTECTION_SCALE}.
     */
    @WithDefault("1")
    long scale();

    /** Requests of one client without a proof of work. Environment: {@code RESCIND_PROTECTION_FREE_REQUESTS}. */
    @WithDefault("20")
    long freeRequests();

    /** References of one client without a proof of work. Environment: {@code RESCIND_PROTECTION_FREE_REFERENCES}. */
    @WithDefault("20000")
    long freeReferences();

    /** Requests of one client at all. Environment: {@code RESCIND_PROTECTION_REQUESTS}. */
    @WithDefault("1000")
    long requests();

    /** References of one client at all. Environment: {@code RESCIND_PROTECTION_REFERENCES}. */
    @WithDefault("1000000")
    long references();

    /**
     * Requests of all clients together, at all instances. While less than half is left everybody needs a proof. Environment:
     * {@code RESCIND_PROTECTION_ALL_REQUESTS}.
     */
    @WithDefault("50000")
    long allRequests();

    /** Look-ups of one client on our pages. Environment: {@code RESCIND_PROTECTION_LOOK_UPS}. */
    @WithDefault("1000")
    long lookUps();

    /** Wrong case keys of one client. Environment: {@code RESCIND_PROTECTION_WRONG_KEYS}. */
    @WithDefault("30")
    long wrongKeys();

    /** Challenges for one client. Environment: {@code RESCIND_PROTECTION_CHALLENGES}. */
    @WithDefault("1000")
    long challenges();

    /** Mails that one client makes us send. Environment: {@code RESCIND_PROTECTION_MAILS}. */
    @WithDefault("60")
    long mails();

    /** Mails that all clients make us send, at all instances. Environment: {@code RESCIND_PROTECTION_ALL_MAILS}. */
    @WithDefault("5000")
    long allMails();

    /** Amounts that are remembered; of more, those are forgotten that were not asked for longest. */
    @WithDefault("200000")
    long remembered();

    /** What an instance takes at a time of what all instances share. */
    @WithDefault("100")
    long portion();

    /**
     * The largest number that a solution may have: half as many hashes on average, of which {@code proof.js} makes some 20,000
     * to 40,000 a second. Environment: {@code RESCIND_PROTECTION_WORK}.
     */
    @WithDefault("30000")
    long work();

    /** How long a challenge counts. Environment: {@code RESCIND_PROTECTION_CHALLENGE_FOR}. */
    @WithDefault("PT10M")
    Duration challengeFor();

    /** How long somebody waits who cannot compute. Environment: {@code RESCIND_PROTECTION_WAIT_FOR}. */
    @WithDefault("PT30S")
    Duration waitFor();

    /** How long a ticket counts after the wait. */
    @WithDefault("PT30M")
    Duration ticketFor();
}
