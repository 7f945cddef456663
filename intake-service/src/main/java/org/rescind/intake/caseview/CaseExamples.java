package org.rescind.intake.caseview;

/** What the OpenAPI document shows. */
final class CaseExamples {

    private static final String REFERENCE = """
            {"input":"12345678@N00","kind":"owner","value":"12345678@N00","outcome":"removed","photos":1001,
             "reason":null}""";

    private static final String RECIPIENT = """
            {"institution":"01936d00-0000-7000-8000-000000000001","name":"University of Examples","dataset":"dif",
             "release":"1.0","state":"exempt","overdue":false,"defaulted":false,"since":"2019-03-01T00:00:00Z",
             "exceptions":[{"position":900,"status":"exempt","basis":"evidence in court","until":"2027-03-31T00:00:00Z"}]}""";

    static final String CASE = """
            {"id":"01936d5e-7a4c-7c3b-9f4e-2b8d0c6a1e55","status":"in_progress","phase":"propagating","withdrawal":null,
             "receivedAt":"2026-11-22T09:30:00Z","expectedBy":"2026-12-22T09:30:00Z","erasedAt":null,
             "decision":null,
             "extension":{"reason":null,"text":"The index is being rebuilt.","decidedAt":"2026-11-25T12:00:00Z"},
             "references":[""" + REFERENCE + """
            ],
             "totals":{"photosClaimed":1001,"removed":1001,"alreadyRemoved":0,"notFound":0,"refused":0},
             "datasets":[{"dataset":"dif","photos":1001,"records":1043,"firstPosition":812,"lastPosition":1812,"purgeBy":"2026-12-22T09:31:00Z",
                          "copies":{"total":250,"notified":250,"acknowledged":231,"purged":200,"overdue":3}}],
             "recipients":[""" + RECIPIENT + """
            ],"next":{"references":null,"recipients":null}}""";

    static final String REFERENCES = "{\"items\":[" + REFERENCE + "],\"next\":null}";

    static final String RECIPIENTS = "{\"items\":[" + RECIPIENT + "],\"next\":null}";

    private CaseExamples() {}
}
