package dev.steward.gcp.documents;

import com.google.cloud.Timestamp;
import com.google.cloud.firestore.DocumentSnapshot;
import dev.steward.ports.documents.Authorship;
import dev.steward.ports.documents.ContentText;
import dev.steward.ports.documents.DocumentKey;
import dev.steward.ports.documents.DocumentVersion;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * A version as Firestore keeps it. The content is text: native maps would refuse some key names and
 * nested arrays. The token tells a write of ours whose answer was lost from somebody else's.
 */
record StoredVersion(
    long version, String content, Authorship author, Instant writtenAt, String token) {
  Map<String, Object> fields() {
    return Map.of(
        "version",
        version,
        "content",
        content,
        "principal",
        author.principal(),
        "run",
        author.run(),
        "written_at",
        Timestamp.ofTimeSecondsAndNanos(writtenAt.getEpochSecond(), writtenAt.getNano()),
        "token",
        token);
  }

  static StoredVersion of(DocumentSnapshot snapshot) {
    Timestamp at = Objects.requireNonNull(snapshot.getTimestamp("written_at"));
    return new StoredVersion(
        Objects.requireNonNull(snapshot.getLong("version")),
        Objects.requireNonNull(snapshot.getString("content")),
        new Authorship(
            Objects.requireNonNull(snapshot.getString("principal")),
            Objects.requireNonNull(snapshot.getString("run"))),
        Instant.ofEpochSecond(at.getSeconds(), at.getNanos()),
        Objects.requireNonNull(snapshot.getString("token")));
  }

  DocumentVersion at(DocumentKey key) {
    return new DocumentVersion(key, version, ContentText.parse(content), author, writtenAt);
  }
}
