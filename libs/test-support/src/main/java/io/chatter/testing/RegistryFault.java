package io.chatter.testing;

/// How a [StubRegistry] may misbehave.
public enum RegistryFault {
    /// Answers as it should.
    NONE,
    /// Answers as one that was begun anew with nothing in it; what it knew is there again after it.
    AMNESIA,
    /// Answers 500 with Confluent's error body 50001.
    SERVER_ERROR,
    /// Takes the request and never answers.
    HANG,
    /// Answers 200 with a web page, as a proxy or a wrong address does.
    WEB_PAGE
}
