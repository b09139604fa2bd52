package dev.steward.gcp.documents;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.firestore.Firestore;
import dev.steward.core.Clocks;
import dev.steward.core.TenantId;
import dev.steward.core.UlidSource;
import dev.steward.json.Json;
import dev.steward.ports.documents.Authorship;
import dev.steward.ports.documents.DocumentKey;
import dev.steward.ports.documents.Documents;
import dev.steward.ports.documents.DocumentsUnavailable;
import dev.steward.testkit.http.StubExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnreachableFirestoreTest {
  private static final DocumentKey KEY = new DocumentKey(new TenantId("t"), "kind", "one");

  private final StubExecutor stranger = StubExecutor.start();
  private final Firestore firestore =
      new FirestoreFactory()
          .firestore(new FirestoreSettings("emulated", "(default)", stranger.url().getAuthority()));

  @AfterEach
  void close() throws Exception {
    firestore.close();
    stranger.close();
  }

  /** What listens there does not speak its protocol. */
  @Test
  void saysSoWithinALimit() {
    Documents documents =
        new FirestoreDocuments(firestore, Clocks.system(), new UlidSource(Clocks.system()));
    assertThatThrownBy(() -> documents.latest(KEY)).isInstanceOf(DocumentsUnavailable.class);
    assertThatThrownBy(() -> documents.write(KEY, 0, Json.object(), new Authorship("ann", "run_1")))
        .isInstanceOf(DocumentsUnavailable.class);
  }
}
