package dev.steward.gcp.embeddings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.core.Clocks;
import dev.steward.core.Violation;
import dev.steward.ports.embeddings.Embedder;
import dev.steward.ports.embeddings.EmbedderUnavailable;
import dev.steward.ports.embeddings.EmbeddingModel;
import dev.steward.ports.embeddings.TextRefused;
import dev.steward.testkit.contracts.EmbedderContract;
import io.grpc.Status;
import io.micronaut.context.ApplicationContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VertexEmbedderTest implements EmbedderContract {
  private final StubVertex vertex = new StubVertex();
  private final ApplicationContext context = open(Map.of());

  private ApplicationContext open(Map<String, Object> more) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("steward.platform", "gcp");
    properties.put("steward.embeddings.project", "stub");
    properties.put("steward.embeddings.location", "europe-west4");
    properties.put("steward.embeddings.dimensions", "256");
    properties.put("steward.embeddings.host", vertex.host());
    properties.putAll(more);
    return ApplicationContext.builder().properties(properties).singletons(Clocks.system()).start();
  }

  @AfterAll
  void close() {
    context.close();
    vertex.close();
  }

  @Override
  public Embedder embedder() {
    return context.getBean(Embedder.class);
  }

  @Test
  void asksForSimilarityAndForWholeTextsOnly() {
    embedder().embed(List.of("a text"));
    var request = vertex.seen.getLast();
    assertThat(StubVertex.parameter(request, "autoTruncate").getBoolValue()).isFalse();
    assertThat(StubVertex.parameter(request, "outputDimensionality").getNumberValue())
        .isEqualTo(256);
    assertThat(request.getInstances(0).getStructValue().getFieldsOrThrow("task_type"))
        .extracting(it -> it.getStringValue())
        .isEqualTo("SEMANTIC_SIMILARITY");
    assertThat(embedder().model()).isEqualTo(new EmbeddingModel("text-embedding-005", 256));
  }

  @Test
  void moreThanARequestHoldsGoesInSeveral() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 601; i++) {
      texts.add("case number " + i);
    }
    vertex.seen.clear();
    assertThat(embedder().embed(texts)).hasSize(601);
    assertThat(vertex.seen).extracting(it -> it.getInstancesCount()).containsExactly(250, 250, 101);
  }

  @Test
  void tooManyTokensTogetherAreSplit() {
    List<String> texts = Collections.nCopies(20, "word ".repeat(1_500).strip());
    assertThat(embedder().embed(texts)).hasSize(20);
  }

  @Test
  void theOneTextThatIsTooLongIsNamed() {
    List<String> texts = new ArrayList<>(Collections.nCopies(20, "fine"));
    texts.set(13, "word ".repeat(2_100));
    assertThatThrownBy(() -> embedder().embed(texts))
        .isInstanceOfSatisfying(
            TextRefused.class,
            it ->
                assertThat(it.violations())
                    .containsExactly(new Violation("/13", "has too many tokens for the model")));
  }

  @Test
  void aTextThatWasCutOffAllTheSameIsRefused() {
    vertex.cutsOff = true;
    try {
      assertThatThrownBy(() -> embedder().embed(List.of("word ".repeat(2_100))))
          .isInstanceOf(TextRefused.class);
    } finally {
      vertex.cutsOff = false;
    }
  }

  @Test
  void aRefusalThatPassesIsNotNoticed() {
    for (Status status : List.of(Status.UNAVAILABLE, Status.RESOURCE_EXHAUSTED, Status.INTERNAL)) {
      vertex.refuse(status, 2);
      assertThat(embedder().embed(List.of("again"))).hasSize(1);
    }
  }

  @Test
  void aQuotaThatStaysExhaustedIsUnavailable() {
    vertex.refuse(Status.RESOURCE_EXHAUSTED, Integer.MAX_VALUE);
    assertUnavailable("RESOURCE_EXHAUSTED");
  }

  @Test
  void whatWillNotPassIsNotTriedAgain() {
    for (Status status :
        List.of(Status.PERMISSION_DENIED, Status.UNAUTHENTICATED, Status.NOT_FOUND)) {
      vertex.seen.clear();
      vertex.refuse(status, Integer.MAX_VALUE);
      assertUnavailable(status.getCode().name());
      assertThat(vertex.seen).hasSize(1);
    }
  }

  @Test
  void aModelThatDoesNotExistIsNotTheTextsFault() {
    try (ApplicationContext other = open(Map.of("steward.embeddings.model", "no-such-model"))) {
      assertThatThrownBy(() -> other.getBean(Embedder.class).embed(List.of("fine")))
          .isInstanceOf(EmbedderUnavailable.class);
    }
  }

  @Test
  void anAnswerWithoutAnEmbeddingIsNoAnswer() {
    vertex.missing = 1;
    try {
      assertUnavailable("0 embeddings of 1 texts");
    } finally {
      vertex.missing = 0;
    }
    vertex.zeros = true;
    try {
      assertUnavailable("no direction");
    } finally {
      vertex.zeros = false;
    }
  }

  @Test
  void aNumberOfDimensionsThatCannotBeReadIsRefusedRatherThanForgotten() {
    for (String bad : List.of("many", "0", "-3")) {
      try (ApplicationContext other = open(Map.of("steward.embeddings.dimensions", bad))) {
        assertThatThrownBy(() -> other.getBean(Embedder.class)).as(bad).isNotNull();
      }
    }
  }

  private void assertUnavailable(String why) {
    try {
      assertThatThrownBy(() -> embedder().embed(List.of("fine")))
          .isInstanceOf(EmbedderUnavailable.class)
          .hasMessageContaining(why);
    } finally {
      vertex.refuse(Status.UNAVAILABLE, 0);
    }
  }
}
