package org.rescind.intake.request;

/** What the OpenAPI document shows. */
final class RequestExamples {

    static final String SUBMISSION = """
            {"references":["https://www.flickr.com/photos/12345678@N00/"],
             "relationship":"photographer",
             "contact":{"email":"ada@example.org","language":"en"}}""";

    static final String RECEIPT = """
            {"id":"01936d5e-7a4c-7c3b-9f4e-2b8d0c6a1e55","caseKey":"V3ry5ecret-kept-by-the-person-alone_0123456",
             "status":"open","receivedAt":"2026-11-22T09:30:00Z","expectedBy":"2026-12-22T09:30:00Z",
             "references":[{"input":"https://www.flickr.com/photos/12345678@N00/","kind":"owner",
                            "value":"12345678@N00","reason":null}],
             "links":{"self":"http://localhost:8080/api/v1/removal-requests/01936d5e-7a4c-7c3b-9f4e-2b8d0c6a1e55",
                      "page":"http://localhost:8080/cases/01936d5e-7a4c-7c3b-9f4e-2b8d0c6a1e55"}}""";

    static final String UNREADABLE = """
            {"type":"/problems/nothing-readable","title":"None of the references could be read","status":422,
             "errors":[{"pointer":"/references/0","detail":"This is not an address of Flickr. Paste the photo's address as Flickr shows it."}],
             "references":[{"input":"https://example.org/","kind":"rejected","value":null,"reason":"host",
               "explanation":"This is not an address of Flickr. Paste the photo's address as Flickr shows it."}]}""";

    static final String WITHDRAWN = """
            {"id":"01936d5e-7a4c-7c3b-9f4e-2b8d0c6a1e55","status":"in_progress","phase":"withdrawing",
             "withdrawal":"requested"}""";

    private RequestExamples() {}
}
