package org.rescind.intake.review;

/** What the OpenAPI document shows. */
final class ReviewExamples {

    private static final String HELD = """
            {"id":"01936d5e-7a4c-7c3b-9f4e-2b8d0c6a1e55","receivedAt":"2026-11-22T09:30:00Z",
             "expectedBy":"2026-12-22T09:30:00Z","heldAt":"2026-11-22T09:30:02Z",
             "relationship":"photographer","regime":null,"references":1,"photos":62000,
             "datasets":[{"dataset":"dif","photos":62000,"size":1000000,"hidden":0,"percent":6.2}],
             "sameDay":{"requests":41,"held":2},"underReview":true,"needsTwo":true,
             "firstAccept":{"reviewer":"ada","decidedAt":"2026-11-23T08:00:00Z"},"appealedAt":null}""";

    static final String QUEUE = "{\"items\":[" + HELD + "],\"next\":null}";

    static final String ONE = "{\"request\":" + HELD + """
            ,"decisions":[{"decision":"first_accept","reason":null,"text":null,"reviewer":"ada",
                           "decidedAt":"2026-11-23T08:00:00Z"}],
             "appeals":[]}""";

    static final String REFUSE = """
            {"decision":"refuse","reason":"third_party_rights",
             "text":"The account belongs to a museum, which tells us that it did not ask."}""";

    static final String DECIDED = """
            {"id":"01936d5e-7a4c-7c3b-9f4e-2b8d0c6a1e55","status":"in_progress","phase":"removing",
             "expectedBy":"2026-12-22T09:30:00Z","waitsFor":null}""";

    static final String OBJECTION = """
            {"text":"I took these photos when I worked there; the account is mine."}""";

    static final String OBJECTED = """
            {"id":"01936d5e-7a4c-7c3b-9f4e-2b8d0c6a1e55","receivedAt":"2026-11-24T10:00:00Z"}""";

    private ReviewExamples() {}
}
