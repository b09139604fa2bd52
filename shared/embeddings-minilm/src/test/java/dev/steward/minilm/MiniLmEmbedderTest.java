package dev.steward.minilm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.ports.embeddings.Embedder;
import dev.steward.ports.embeddings.Embedding;
import dev.steward.ports.embeddings.EmbeddingModel;
import dev.steward.testkit.contracts.EmbedderContract;
import io.micronaut.context.ApplicationContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class MiniLmEmbedderTest implements EmbedderContract {
  private static final Logger LOG = LoggerFactory.getLogger(MiniLmEmbedderTest.class);
  private static final MiniLmEmbedder EMBEDDER = new MiniLmEmbedder();

  @Override
  public Embedder embedder() {
    return EMBEDDER;
  }

  @Test
  void itIsThereOnTheEmbeddedPlatformAlone() {
    try (ApplicationContext embedded =
            ApplicationContext.run(Map.of("steward.platform", "embedded"));
        ApplicationContext cloud = ApplicationContext.run(Map.of("steward.platform", "gcp"))) {
      assertThat(embedded.getBean(Embedder.class).model())
          .isEqualTo(new EmbeddingModel("all-minilm-l6-v2-q", 384));
      assertThat(cloud.findBean(Embedder.class)).isEmpty();
    }
  }

  /** The tokenizer that comes with the model would have cut both off before they differ. */
  @Test
  void theEndOfALongerTextCounts() {
    String beginning = "line: nothing remarkable\n".repeat(40);
    List<Embedding> two =
        EMBEDDER.embed(List.of(beginning + "fraud: proven", beginning + "holiday: granted"));
    assertThat(two.getFirst().cosine(two.getLast())).isLessThan(0.9999);
  }

  @Test
  void sayHowLongATextTakes() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      texts.add("amount: " + i + "\ncurrency: EUR\ncategory: travel\nvendor_known: true");
    }
    EMBEDDER.embed(texts);
    long begin = System.nanoTime();
    EMBEDDER.embed(texts);
    LOG.info("MiniLM takes {} ms a text", (System.nanoTime() - begin) / 50e6);
  }
}
