package dev.steward.gcp.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.core.Clocks;
import dev.steward.ports.artifacts.ArtifactName;
import dev.steward.ports.artifacts.Artifacts;
import dev.steward.ports.artifacts.ArtifactsUnavailable;
import dev.steward.ports.artifacts.Put;
import dev.steward.testkit.contracts.ArtifactsContract;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CloudStorageArtifactsTest implements ArtifactsContract {
  private static final ArtifactName NAME = new ArtifactName("a/b");

  private final StubBucket bucket = new StubBucket();
  private final ApplicationContext context = open(StubBucket.NAME, Map.of());

  private ApplicationContext open(String name, Map<String, Object> more) {
    Map<String, Object> properties =
        new HashMap<>(
            Map.of(
                "steward.platform",
                "gcp",
                "steward.artifacts.bucket",
                name,
                "steward.artifacts.project",
                "stub",
                "steward.artifacts.host",
                bucket.url()));
    properties.putAll(more);
    return ApplicationContext.builder().properties(properties).singletons(Clocks.system()).start();
  }

  @AfterAll
  void close() {
    context.close();
    bucket.close();
  }

  @Override
  public Artifacts artifacts() {
    return context.getBean(Artifacts.class);
  }

  @Test
  void everyWriteNamesTheGenerationItExpects() {
    artifacts().put(new ArtifactName("generation/a"), new byte[1]);
    assertThat(bucket.seen)
        .filteredOn(request -> request.startsWith("POST"))
        .isNotEmpty()
        .allMatch(request -> request.contains("ifGenerationMatch="));
  }

  @Test
  void whatIsPutCannotBeDeletedForAsLongAsConfigured() {
    try (ApplicationContext kept =
        open(StubBucket.NAME, Map.of("steward.artifacts.retention-days", 3650))) {
      Artifacts artifacts = kept.getBean(Artifacts.class);
      artifacts.put(new ArtifactName("kept/tile"), new byte[1]);
      var retention = bucket.metadata("kept/tile").path("retention");
      assertThat(retention.path("mode").asText()).isEqualTo("Locked");
      assertThat(Instant.parse(retention.path("retainUntilTime").asText()))
          .isBetween(
              Instant.now().plus(Duration.ofDays(3649)), Instant.now().plus(Duration.ofDays(3651)));
    }
  }

  @Test
  void aRetentionThatCannotBeReadIsRefusedRatherThanForgotten() {
    for (String bad : List.of("long", "-1", "10y")) {
      try (ApplicationContext kept =
          open(StubBucket.NAME, Map.of("steward.artifacts.retention-days", bad))) {
        assertThatThrownBy(() -> kept.getBean(Artifacts.class)).as(bad).isNotNull();
      }
    }
  }

  @Test
  void aPointerIsNotHeldFast() {
    try (ApplicationContext kept =
        open(StubBucket.NAME, Map.of("steward.artifacts.retention-days", 3650))) {
      Artifacts artifacts = kept.getBean(Artifacts.class);
      ArtifactName name = new ArtifactName("kept/checkpoint");
      assertThat(artifacts.replace(name, Optional.empty(), new byte[1])).isTrue();
      Optional<String> version = artifacts.find(name).map(it -> it.version());
      assertThat(artifacts.replace(name, version, new byte[2])).isTrue();
      assertThat(bucket.metadata("kept/checkpoint").has("retention")).isFalse();
    }
  }

  @Test
  void aBucketThatIsNotThereIsUnavailableAndNotEmpty() {
    try (ApplicationContext none = open("none", Map.of())) {
      assertUnavailable(none.getBean(Artifacts.class));
    }
  }

  @Test
  void aBucketThatRefusesUsIsUnavailable() {
    for (int status : new int[] {401, 403, 500, 503}) {
      bucket.refuse(status, Integer.MAX_VALUE);
      try {
        assertThatThrownBy(() -> artifacts().get(NAME))
            .isInstanceOf(ArtifactsUnavailable.class)
            .hasMessageContaining(Integer.toString(status));
      } finally {
        bucket.refuse(status, 0);
      }
    }
  }

  @Test
  void aServerThatIsNotThereIsUnavailableWithinALimit() {
    try (ApplicationContext nobody =
        open(StubBucket.NAME, Map.of("steward.artifacts.host", "http://localhost:1"))) {
      assertUnavailable(nobody.getBean(Artifacts.class));
    }
  }

  @Test
  void aHiccupIsNotNoticed() {
    ArtifactName name = new ArtifactName("hiccup/a");
    bucket.refuse(503, 1);
    assertThat(artifacts().put(name, new byte[3])).isEqualTo(Put.STORED);
    bucket.refuse(503, 1);
    assertThat(artifacts().get(name)).hasValueSatisfying(it -> assertThat(it).hasSize(3));
    bucket.refuse(503, 1);
    assertThat(artifacts().find(name)).isPresent();
  }

  @Test
  void withoutABucketThereAreNoArtifacts() {
    try (ApplicationContext none = ApplicationContext.run(Map.of("steward.platform", "gcp"))) {
      assertThat(none.containsBean(Artifacts.class)).isFalse();
    }
  }

  private static void assertUnavailable(Artifacts artifacts) {
    assertThatThrownBy(() -> artifacts.get(NAME)).isInstanceOf(ArtifactsUnavailable.class);
    assertThatThrownBy(() -> artifacts.find(NAME)).isInstanceOf(ArtifactsUnavailable.class);
    assertThatThrownBy(() -> artifacts.put(NAME, new byte[1]))
        .isInstanceOf(ArtifactsUnavailable.class);
    assertThatThrownBy(() -> artifacts.list("a", Optional.empty(), 1))
        .isInstanceOf(ArtifactsUnavailable.class);
    assertThatThrownBy(() -> artifacts.replace(NAME, Optional.empty(), new byte[1]))
        .isInstanceOf(ArtifactsUnavailable.class);
  }
}
