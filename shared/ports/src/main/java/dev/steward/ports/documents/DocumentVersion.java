package dev.steward.ports.documents;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** One version of a document; versions count from 1 without gaps. */
public record DocumentVersion(
    DocumentKey key, long version, JsonNode content, Authorship author, Instant writtenAt) {}
