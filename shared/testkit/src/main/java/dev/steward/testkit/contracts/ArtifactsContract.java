package dev.steward.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.ports.artifacts.Artifact;
import dev.steward.ports.artifacts.ArtifactName;
import dev.steward.ports.artifacts.Artifacts;
import dev.steward.ports.artifacts.Put;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Artifacts} promises. The adapter under test may hold other artifacts too. */
public interface ArtifactsContract {
  Artifacts artifacts();

  @Test
  default void whatWasNeverPutIsAbsent() {
    ArtifactName name = name("a");
    assertThat(artifacts().get(name)).isEmpty();
    assertThat(artifacts().find(name)).isEmpty();
    assertThat(artifacts().list("t" + UUID.randomUUID(), Optional.empty(), 10)).isEmpty();
  }

  @Test
  default void whatIsReadIsWhatWasPut() {
    byte[] everyByte = new byte[70_000];
    for (int i = 0; i < everyByte.length; i++) {
      everyByte[i] = (byte) i;
    }
    for (byte[] content : List.of(everyByte, new byte[0], bytes("x"))) {
      ArtifactName name = name("a");
      assertThat(artifacts().put(name, content)).isEqualTo(Put.STORED);
      assertThat(artifacts().get(name)).hasValueSatisfying(it -> assertThat(it).isEqualTo(content));
    }
  }

  @Test
  default void whatWasPutIsNeverPutOver() {
    ArtifactName name = name("a");
    artifacts().put(name, bytes("first"));
    assertThat(artifacts().put(name, bytes("second"))).isEqualTo(Put.TAKEN);
    assertThat(artifacts().put(name, bytes("first"))).isEqualTo(Put.TAKEN);
    assertThat(text(name)).isEqualTo("first");
  }

  @Test
  default void ofManyWritersOneIsFirst() throws Exception {
    ArtifactName name = name("a");
    List<Callable<Put>> tasks = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      byte[] content = bytes("writer " + i);
      tasks.add(() -> artifacts().put(name, content));
    }
    assertThat(together(tasks)).containsOnlyOnce(Put.STORED);
  }

  @Test
  default void findsWhatIsThereWithoutReadingIt() {
    ArtifactName name = name("a");
    artifacts().put(name, bytes("content"));
    Artifact found = artifacts().find(name).orElseThrow();
    assertThat(found.name()).isEqualTo(name);
    assertThat(found.version()).isNotEmpty();
    assertThat(Duration.between(found.storedAt(), Instant.now()).abs())
        .isLessThan(Duration.ofMinutes(5));
  }

  @Test
  default void replacesTheVersionThatWasSeen() {
    ArtifactName name = name("latest");
    assertThat(artifacts().replace(name, Optional.empty(), bytes("1"))).isTrue();
    String one = version(name);
    assertThat(artifacts().replace(name, Optional.of(one), bytes("2"))).isTrue();
    assertThat(text(name)).isEqualTo("2");
    assertThat(version(name)).isNotEqualTo(one);
  }

  @Test
  default void replacesNothingElse() {
    ArtifactName name = name("latest");
    artifacts().put(name, bytes("1"));
    String one = version(name);
    artifacts().replace(name, Optional.of(one), bytes("2"));
    assertThat(artifacts().replace(name, Optional.of(one), bytes("3"))).isFalse();
    assertThat(artifacts().replace(name, Optional.empty(), bytes("3"))).isFalse();
    assertThat(artifacts().replace(name("b"), Optional.of(one), bytes("3"))).isFalse();
    assertThat(text(name)).isEqualTo("2");
  }

  @Test
  default void ofManyWhoReplaceTheSameVersionOneWins() throws Exception {
    ArtifactName name = name("latest");
    artifacts().put(name, bytes("0"));
    Optional<String> seen = Optional.of(version(name));
    List<Callable<Boolean>> tasks = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      byte[] content = bytes("writer " + i);
      tasks.add(() -> artifacts().replace(name, seen, content));
    }
    assertThat(together(tasks)).containsOnlyOnce(true);
  }

  @Test
  default void listsWhatLiesBelowInTheOrderOfItsNames() {
    String folder = "t" + UUID.randomUUID();
    List<String> names =
        List.of("b/1", "a", "b/2/x", "b.p/7", "b-c", "checkpoint", "checkpoints/000/001", "x001/2");
    names.forEach(each -> artifacts().put(new ArtifactName(folder + "/" + each), bytes("content")));
    artifacts().put(new ArtifactName(folder + "-not/a"), bytes("of another folder"));
    List<String> all = names.stream().map(each -> folder + "/" + each).sorted().toList();
    assertThat(listed(folder, "", 100)).isEqualTo(all);
    assertThat(listed(folder, "", 3)).isEqualTo(all.subList(0, 3));
    for (int i = 0; i < all.size(); i++) {
      assertThat(listed(folder, all.get(i), 100)).isEqualTo(all.subList(i + 1, all.size()));
    }
  }

  @Test
  default void listsMoreThanAPage() {
    String folder = "t" + UUID.randomUUID();
    List<String> names =
        IntStream.range(0, 25).mapToObj(i -> folder + "/%03d/x".formatted(i)).toList();
    names.forEach(each -> artifacts().put(new ArtifactName(each), bytes("content")));
    assertThat(listed(folder, "", 100)).isEqualTo(names);
    assertThat(listed(folder, folder + "/011/zzz", 7)).isEqualTo(names.subList(12, 19));
  }

  @Test
  default void refusesNamesThatLeadElsewhere() {
    for (String bad :
        List.of("", "/", "a/", "/a", "a//b", "..", "a/../b", ".hidden", "A", "a b", "a\\b", "ü")) {
      assertThatThrownBy(() -> new ArtifactName(bad))
          .as(bad)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private List<String> listed(String folder, String after, int limit) {
    Optional<ArtifactName> from =
        after.isEmpty() ? Optional.empty() : Optional.of(new ArtifactName(after));
    return artifacts().list(folder, from, limit).stream().map(it -> it.name().value()).toList();
  }

  private static <T> List<T> together(List<Callable<T>> tasks) throws Exception {
    List<T> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(tasks.size())) {
      for (Future<T> future : threads.invokeAll(tasks)) {
        all.add(future.get());
      }
    }
    return all;
  }

  private String version(ArtifactName name) {
    return artifacts().find(name).orElseThrow().version();
  }

  private String text(ArtifactName name) {
    return new String(artifacts().get(name).orElseThrow(), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ArtifactName name(String last) {
    return new ArtifactName("t" + UUID.randomUUID() + "/" + last);
  }
}
