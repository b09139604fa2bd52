package dev.steward.decisions.deciding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.database.TenantTransactions;
import dev.steward.decisions.Governed;
import dev.steward.decisions.assist.Refunds;
import dev.steward.decisions.constitutions.Constitution;
import dev.steward.decisions.constitutions.ConstitutionText;
import dev.steward.decisions.memory.Memory;
import dev.steward.json.Json;
import dev.steward.ports.embeddings.Embedder;
import dev.steward.ports.embeddings.EmbedderUnavailable;
import dev.steward.ports.embeddings.Embedding;
import dev.steward.ports.embeddings.EmbeddingModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What happens when nobody can tell what is alike. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlikeTest {
  private static final JsonNode FACTS = Json.object().put("amount", 100);
  private static final Constitution TELLS = ConstitutionText.read(Refunds.POLICY);
  private static final Constitution DECIDES =
      ConstitutionText.read(
          Refunds.POLICY.replace("autonomy:", "features: [similar_success_rate]\nautonomy:"));

  private Governed steward;

  @BeforeAll
  void start(@TempDir Path folder) {
    steward = Governed.in(folder);
  }

  @AfterAll
  void stop() {
    steward.close();
  }

  /** An embedder that does this whenever it is asked. */
  private record Doing(Runnable what) implements Embedder {
    @Override
    public EmbeddingModel model() {
      return new EmbeddingModel("doing", 2);
    }

    @Override
    public List<Embedding> embed(List<String> texts) {
      what.run();
      return texts.stream().map(_ -> Embedding.of(1, 0)).toList();
    }
  }

  @Test
  void aPolicyThatDecidesByItIsNotServed() {
    assertThatThrownBy(() -> alike(AlikeTest::breaks).to(Governed.TENANT, DECIDES, FACTS, false))
        .isInstanceOf(EmbedderUnavailable.class);
  }

  @Test
  void aPolicyThatOnlyTellsAModelGoesOnWithoutIt() {
    assertThat(alike(AlikeTest::breaks).to(Governed.TENANT, TELLS, FACTS, false))
        .isEqualTo(Alike.Found.NOTHING);
  }

  @Test
  void neitherDoesItWaitForIt() {
    long start = System.nanoTime();

    assertThat(alike(AlikeTest::hangs).to(Governed.TENANT, TELLS, FACTS, false))
        .isEqualTo(Alike.Found.NOTHING);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  private Alike alike(Runnable embedder) {
    return new Alike(
        Optional.of(new Doing(embedder)),
        steward.bean(Memory.class),
        steward.bean(TenantTransactions.class));
  }

  private static void breaks() {
    throw new EmbedderUnavailable("broken on purpose", null);
  }

  private static void hangs() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
