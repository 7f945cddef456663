package org.rescind.intake.review;

/** What the OpenAPI document shows. */
final class ReviewExamples {

    static final String QUEUE = """
            {"items":[{"id":"01936d5e-7a4c-7c3b-9f4e-2b8d0c6a1e55","receivedAt":"2026-11-22T09:30:00Z",
                       "expectedBy":"2026-12-22T09:30:00Z","heldAt":"2026-11-22T09:30:02Z",
                       "relationship":"photographer","regime":null,"references":1,"photos":6200,
                       "datasets":[{"dataset":"dif","photos":6200}]}],
             "next":null}""";

    static final String REFUSE = """
            {"decision":"refuse","reason":"The account belongs to a museum that did not ask."}""";

    static final String DECIDED = """
            {"id":"01936d5e-7a4c-7c3b-9f4e-2b8d0c6a1e55","status":"in_progress","phase":"removing",
             "expectedBy":"2026-12-22T09:30:00Z"}""";

    private ReviewExamples() {}
}
