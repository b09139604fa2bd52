package dev.steward.gcp.documents;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.api.gax.rpc.StatusCode.Code;
import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.Precondition;
import com.google.cloud.firestore.Query.Direction;
import com.google.cloud.firestore.WriteBatch;
import dev.steward.core.IdSource;
import dev.steward.ports.documents.Authorship;
import dev.steward.ports.documents.ContentText;
import dev.steward.ports.documents.DocumentKey;
import dev.steward.ports.documents.DocumentVersion;
import dev.steward.ports.documents.Documents;
import dev.steward.ports.documents.WriteResult;
import dev.steward.ports.documents.WriteResult.Conflict;
import dev.steward.ports.documents.WriteResult.Written;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Documents in Firestore. A write is one atomic batch, conditional on the newest version still
 * being the one that was read: the optimistic form of a transaction, holding no locks.
 */
@Singleton
final class FirestoreDocuments implements Documents {
  private static final int ATTEMPTS = 6;

  private final Firestore firestore;
  private final InstantSource clock;
  private final IdSource ids;

  FirestoreDocuments(Firestore firestore, InstantSource clock, IdSource ids) {
    this.firestore = firestore;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public Optional<DocumentVersion> latest(DocumentKey key) {
    return stored(Names.latest(key)).map(version -> version.at(key));
  }

  @Override
  public List<DocumentVersion> versions(DocumentKey key) {
    return Calls.await(
            firestore
                .collection(Names.versions(key))
                .orderBy("version", Direction.DESCENDING)
                .get())
        .getDocuments()
        .stream()
        .map(snapshot -> StoredVersion.of(snapshot).at(key))
        .toList();
  }

  @Override
  public WriteResult write(
      DocumentKey key, long basedOnVersion, JsonNode content, Authorship author) {
    StoredVersion next =
        new StoredVersion(
            basedOnVersion + 1,
            ContentText.of(content),
            author,
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            ids.next("wrt"));
    Refusal last = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      DocumentSnapshot head = Calls.await(firestore.document(Names.latest(key)).get());
      if (versionOf(head) != basedOnVersion) {
        return attempt > 0 && isOurs(key, next)
            ? new Written(next.at(key))
            : new Conflict(
                head.exists() ? Optional.of(StoredVersion.of(head).at(key)) : Optional.empty());
      }
      try {
        Calls.answer(batch(key, head, next).commit());
        return new Written(next.at(key));
      } catch (Refusal e) {
        last = e;
        if (!worthLookingAgain(e.code())) {
          break;
        }
      }
    }
    throw Objects.requireNonNull(last).unavailable();
  }

  private WriteBatch batch(DocumentKey key, DocumentSnapshot head, StoredVersion next) {
    DocumentReference latest = head.getReference();
    WriteBatch batch = firestore.batch();
    if (head.exists()) {
      Precondition unchanged = Precondition.updatedAt(Objects.requireNonNull(head.getUpdateTime()));
      batch.update(latest, next.fields(), unchanged);
    } else {
      batch.create(latest, next.fields());
    }
    return batch.create(firestore.document(Names.version(key, next.version())), next.fields());
  }

  /** A conflict, or an outcome that is not known: the next read tells which. */
  private static boolean worthLookingAgain(Code code) {
    return switch (code) {
      case FAILED_PRECONDITION, ALREADY_EXISTS, ABORTED, UNAVAILABLE, DEADLINE_EXCEEDED -> true;
      default -> false;
    };
  }

  private boolean isOurs(DocumentKey key, StoredVersion next) {
    return stored(Names.version(key, next.version()))
        .filter(found -> found.token().equals(next.token()))
        .isPresent();
  }

  private Optional<StoredVersion> stored(String path) {
    DocumentSnapshot snapshot = Calls.await(firestore.document(path).get());
    return snapshot.exists() ? Optional.of(StoredVersion.of(snapshot)) : Optional.empty();
  }

  private static long versionOf(DocumentSnapshot head) {
    return head.exists() ? StoredVersion.of(head).version() : 0;
  }
}
