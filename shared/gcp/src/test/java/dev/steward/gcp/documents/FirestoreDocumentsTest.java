package dev.steward.gcp.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.firestore.v1.Document;
import com.google.firestore.v1.Value;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.steward.core.Clocks;
import dev.steward.core.UlidSource;
import dev.steward.ports.documents.Documents;
import dev.steward.testkit.contracts.DocumentsContract;
import dev.steward.testkit.emulators.FirestoreEmulator;
import io.micronaut.context.ApplicationContext;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirestoreDocumentsTest implements DocumentsContract {
  private ApplicationContext context;
  private Documents documents;

  @BeforeAll
  void open() {
    context =
        ApplicationContext.builder()
            .properties(
                Map.of(
                    "steward.platform", "gcp",
                    "steward.firestore.project", "emulated",
                    "steward.firestore.emulator-host", FirestoreEmulator.hostPort()))
            .singletons(Clocks.system(), new UlidSource(Clocks.system()))
            .start();
    documents = context.getBean(Documents.class);
  }

  @AfterAll
  void close() {
    if (context != null) {
      context.close();
    }
  }

  @Override
  public Documents documents() {
    return documents;
  }

  @Test
  void anotherPlatformHasOtherDocuments() {
    try (ApplicationContext local =
        ApplicationContext.run(Map.of("steward.platform", "embedded"))) {
      assertThat(local.containsBean(Documents.class)).isFalse();
    }
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
