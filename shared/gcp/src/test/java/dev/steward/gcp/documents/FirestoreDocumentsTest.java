package dev.steward.gcp.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.firestore.Firestore;
import com.google.firestore.v1.Document;
import com.google.firestore.v1.Value;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.steward.core.Clocks;
import dev.steward.core.UlidSource;
import dev.steward.ports.documents.Documents;
import dev.steward.testkit.contracts.DocumentsContract;
import dev.steward.testkit.emulators.FirestoreEmulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirestoreDocumentsTest implements DocumentsContract {
  private Firestore firestore;
  private Documents documents;

  @BeforeAll
  void open() {
    firestore =
        new FirestoreFactory()
            .firestore(
                new FirestoreSettings("emulated", "(default)", FirestoreEmulator.hostPort()));
    documents = new FirestoreDocuments(firestore, Clocks.system(), new UlidSource(Clocks.system()));
  }

  @AfterAll
  void close() throws Exception {
    firestore.close();
  }

  @Override
  public Documents documents() {
    return documents;
  }

  @Test
  void itsMessagesFitTheProtobufOnTheClassPath() throws InvalidProtocolBufferException {
    Document message =
        Document.newBuilder()
            .putFields("a", Value.newBuilder().setStringValue("b").build())
            .build();
    assertThat(Document.parseFrom(message.toByteArray())).isEqualTo(message);
  }
}
