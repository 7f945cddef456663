package org.rescind.stack.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import org.rescind.stack.Stack;
import org.rescind.stack.sample.SampleDatasets;

/** The demo from the running stack to the last copy, step by step. */
final class DemoRun {
    private static final Duration MOST = Duration.ofMinutes(5);

    private final Stack stack;
    private final Screen screen;
    private final Receivers receivers;
    private final Limit limit;
    private final HttpClient http = Api.client();
    private final SampleDatasets samples = new SampleDatasets();

    DemoRun(Stack stack, Screen screen, Receivers receivers) {
        this.stack = stack;
        this.screen = screen;
        this.receivers = receivers;
        this.limit = new Limit(MOST, stack::failure);
    }

    /** Does everything, and shows it as it happens. */
    Result perform() throws IOException {
        var loadNanos = load();
        var registering = new Step(screen, "register");
        var institutions = enrol(registering);
        var registerNanos = registering.done(institutions.size() + " institutions with a copy, a key and an endpoint");
        find();
        var requester = send();
        var last = new Follower(requester, everybodyAt(stack.notifier()), screen).follow(institutions.size(), limit);
        var completeNanos = System.nanoTime() - requester.sentNanos();
        var durations = new Result.Durations(loadNanos, registerNanos, completeNanos);
        var timing = Timing.of(institutions, last.positions().last(), requester.sentNanos());
        var reconciliation = Reconciliation.of(samples, said(requester, last), institutions);
        return new Result(requester, last, institutions, timing, durations, reconciliation);
    }

    private long load() throws IOException {
        var step = new Step(screen, "load");
        new Publisher(staffAt(stack.index()), limit, step::at).load(samples);
        return step.done(Screen.number(samples.photos().size()) + " photos of "
                + samples.accounts().size() + " accounts in " + Publisher.BASE + ", "
                + Screen.number(samples.records()) + " records in " + Publisher.DATASET);
    }

    private List<Institution> enrol(Step step) {
        var services = new Enrolment.Services(http, stack.index(), stack.notifier(), staffAt(stack.notifier()));
        var historical = Copy.read(samples.faceLines());
        return new Enrolment(services, receivers, historical, limit, step::at).enrol(Profile.all());
    }

    private void find() {
        var step = new Step(screen, "find");
        var found = Found.of(everybodyAt(stack.index()), samples.account());
        step.done("anybody can: " + Screen.number(found.photos()) + " photos of account " + samples.account() + " in "
                + Screen.number(found.records()) + " records");
    }

    private Requester send() {
        var step = new Step(screen, "send");
        var requester = Requester.ask(http, stack.intake(), samples.account());
        step.done("one request: every photo of that account");
        return requester;
    }

    private Reconciliation.Said said(Requester requester, Snapshot last) {
        var index = everybodyAt(stack.index());
        return new Reconciliation.Said(
                requester.look(),
                last,
                index.get("/api/v1/datasets/" + Publisher.DATASET),
                Found.of(index, samples.account()));
    }

    private Api staffAt(URI service) {
        return Api.of(http, service, stack.opsToken());
    }

    private Api everybodyAt(URI service) {
        return Api.publicOf(http, service);
    }
}
