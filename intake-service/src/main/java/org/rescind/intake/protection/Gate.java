package org.rescind.intake.protection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rescind.intake.protection.Answer.NeedsProof;
import org.rescind.intake.protection.Answer.Passed;
import org.rescind.intake.protection.Answer.TooMany;

/**
 * What stands before asking. A client has some requests and references free in an hour; beyond that, and for everybody while
 * all together ask for very much, each request needs a proof that its sender has computed for a second or has waited. Nobody is
 * kept out by what others at the same address do before the last limit, which is far away.
 */
@Singleton
public class Gate {

    static final int LONGEST_PROOF = 2_000;

    private final Limits limits;
    private final SharedBudgets shared;
    private final Challenges challenges;
    private final WaitingTickets tickets;
    private final UsedProofTable used;
    private final ObjectMapper json;
    private final Counter challenged;
    private final Counter refused;

    Gate(
            Limits limits,
            SharedBudgets shared,
            Challenges challenges,
            WaitingTickets tickets,
            UsedProofTable used,
            ObjectMapper json,
            MeterRegistry meters) {
        this.limits = limits;
        this.shared = shared;
        this.challenges = challenges;
        this.tickets = tickets;
        this.used = used;
        this.json = json;
        this.challenged = meters.counter("rescind.asking.challenged");
        this.refused = meters.counter("rescind.asking.refused");
    }

    /**
     * Called once for each request that could be accepted otherwise: what passes, counts.
     *
     * @param address of the client, as digits
     * @param references how many are asked for
     * @param proof the solution or ticket, as it was sent
     */
    public Answer check(String address, int references, @Nullable String proof) {
        return counted(decide(address, references, proof));
    }

    /** Another challenge: what was sent as a proof was used before. */
    public Answer again(String address) {
        return counted(challenge(address));
    }

    private Answer counted(Answer answer) {
        if (answer instanceof NeedsProof) {
            challenged.increment();
        }
        if (answer instanceof TooMany) {
            refused.increment();
        }
        return answer;
    }

    private Answer decide(String address, int references, @Nullable String proof) {
        Optional<Duration> lacking = lacking(address, references);
        if (lacking.isPresent()) {
            return new TooMany(lacking.get());
        }
        if (!shared.requestsAreLow() && limits.takeFree(address, references)) {
            return pass(address, references, null);
        }
        Optional<Proof> read = proof == null ? Optional.empty() : read(proof);
        return read.isPresent() ? pass(address, references, read.get()) : challenge(address);
    }

    private Answer challenge(String address) {
        Optional<Duration> lacking = limits.take(Allowance.CHALLENGES, address);
        if (lacking.isPresent()) {
            return new TooMany(lacking.get());
        }
        Challenge challenge = challenges.create();
        WaitingTickets.Ticket ticket = tickets.of(address);
        return new NeedsProof(challenge, write(challenge), ticket.value(), ticket.notBefore(), tickets.seconds(ticket));
    }

    /**
     * Uses the proof up. Called in the transaction of what it is for.
     *
     * @throws UsedProofException when it was used before
     */
    public void spend(Passed passed) {
        if (passed.proof() == null) {
            return;
        }
        tickets.forget(passed.address());
        if (!used.insert(passed.proof())) {
            throw new UsedProofException();
        }
    }

    private Optional<Duration> lacking(String address, int references) {
        return limits.lacking(Allowance.REQUESTS, address, 1)
                .or(() -> limits.lacking(Allowance.REFERENCES, address, references))
                .or(shared::lackingRequest);
    }

    private Answer pass(String address, int references, @Nullable Proof proof) {
        Optional<Duration> lacking = limits.take(Allowance.REQUESTS, address, 1)
                .or(() -> limits.take(Allowance.REFERENCES, address, references))
                .or(shared::takeRequest);
        return lacking.isPresent() ? new TooMany(lacking.get()) : new Passed(address, proof);
    }

    private Optional<Proof> read(String proof) {
        if (proof.length() > LONGEST_PROOF) {
            return Optional.empty();
        }
        return proof.startsWith(WaitingTickets.PREFIX) ? tickets.read(proof) : challenges.read(proof);
    }

    private String write(Challenge challenge) {
        try {
            return json.writeValueAsString(challenge);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write JSON", e);
        }
    }
}
