package dev.steward.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.TenantId;
import dev.steward.json.Json;
import dev.steward.json.StrictJson;
import dev.steward.ports.documents.Authorship;
import dev.steward.ports.documents.ContentText;
import dev.steward.ports.documents.DocumentKey;
import dev.steward.ports.documents.DocumentTooLarge;
import dev.steward.ports.documents.DocumentVersion;
import dev.steward.ports.documents.Documents;
import dev.steward.ports.documents.WriteResult;
import dev.steward.ports.documents.WriteResult.Conflict;
import dev.steward.ports.documents.WriteResult.Written;
import dev.steward.testkit.SeededRandom;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every {@link Documents} promises. The adapter under test may hold other documents too. */
public interface DocumentsContract {
  Documents documents();

  @Test
  default void aDocumentThatWasNeverWrittenIsAbsent() {
    DocumentKey key = newKey();
    assertThat(documents().latest(key)).isEmpty();
    assertThat(documents().versions(key)).isEmpty();
  }

  @Test
  default void aNewDocumentIsVersionOne() {
    DocumentKey key = newKey();
    Instant before = Instant.now().minusSeconds(5);
    DocumentVersion written = wins(documents().write(key, 0, json("{'a':1}"), author("ann")));
    assertThat(written.key()).isEqualTo(key);
    assertThat(written.version()).isOne();
    assertThat(written.content()).isEqualTo(json("{'a':1}"));
    assertThat(written.author()).isEqualTo(author("ann"));
    assertThat(written.writtenAt()).isBetween(before, Instant.now().plusSeconds(5));
  }

  @Test
  default void whatIsReadIsWhatWasWritten() {
    DocumentKey key = newKey();
    DocumentVersion written = wins(documents().write(key, 0, json("{'a':1}"), author("ann")));
    assertThat(documents().latest(key)).contains(written);
    assertThat(documents().versions(key)).containsExactly(written);
  }

  @Test
  default void timesAreKeptInMicroseconds() {
    DocumentVersion written = wins(documents().write(newKey(), 0, json("{}"), author("ann")));
    Instant at = written.writtenAt();
    assertThat(at).isEqualTo(at.truncatedTo(ChronoUnit.MICROS));
    assertThat(documents().latest(written.key()).orElseThrow().writtenAt()).isEqualTo(at);
  }

  @Test
  default void creatingWhatExistsConflictsAndChangesNothing() {
    DocumentKey key = newKey();
    DocumentVersion first = wins(documents().write(key, 0, json("{'a':1}"), author("ann")));
    assertThat(documents().write(key, 0, json("{'a':2}"), author("bob")))
        .isEqualTo(conflictWith(first));
    assertThat(documents().versions(key)).containsExactly(first);
  }

  @Test
  default void aStaleVersionConflictsAndChangesNothing() {
    DocumentKey key = newKey();
    DocumentVersion first = wins(documents().write(key, 0, json("{'a':1}"), author("ann")));
    DocumentVersion second = wins(documents().write(key, 1, json("{'a':2}"), author("bob")));
    assertThat(documents().write(key, 1, json("{'a':3}"), author("cat")))
        .isEqualTo(conflictWith(second));
    assertThat(documents().versions(key)).containsExactly(second, first);
  }

  @Test
  default void aVersionFromTheFutureConflicts() {
    DocumentKey key = newKey();
    assertThat(documents().write(key, 1, json("{}"), author("ann")))
        .isEqualTo(new Conflict(Optional.empty()));
    DocumentVersion first = wins(documents().write(key, 0, json("{}"), author("ann")));
    assertThat(documents().write(key, 2, json("{}"), author("ann"))).isEqualTo(conflictWith(first));
  }

  @Test
  default void versionsComeNewestFirstEachWithItsAuthor() {
    DocumentKey key = newKey();
    for (int i = 0; i < 12; i++) {
      wins(documents().write(key, i, json("{'n':" + i + "}"), author("p" + i)));
    }
    List<DocumentVersion> versions = documents().versions(key);
    assertThat(versions)
        .extracting(DocumentVersion::version)
        .containsExactly(12L, 11L, 10L, 9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L);
    assertThat(versions.getFirst().author()).isEqualTo(author("p11"));
    assertThat(versions.getLast().content()).isEqualTo(json("{'n':0}"));
  }

  @Test
  default void idsOfAnyKindStayApart() {
    String unique = UUID.randomUUID().toString();
    List<String> ids =
        List.of(
            "plain",
            "a/b",
            "a%2Fb",
            "a%252Fb",
            "/",
            "//",
            ".",
            "..",
            "...",
            "__x__",
            "%5F_x__",
            "__",
            "%",
            "ü",
            "u\u0308",
            "\u00fc ",
            "日本語",
            "😀",
            " ",
            "a b",
            "a\nb",
            "Plain",
            "a.b",
            "a[b]`c~*",
            "\u200b",
            "\u202e",
            "x".repeat(200));
    for (String id : ids) {
      DocumentKey key = new DocumentKey(new TenantId("t" + unique), "kind", id);
      wins(documents().write(key, 0, Json.object().put("id", id), author("ann")));
    }
    for (String id : ids) {
      DocumentKey key = new DocumentKey(new TenantId("t" + unique), "kind", id);
      assertThat(documents().versions(key))
          .singleElement()
          .satisfies(v -> assertThat(v.content().get("id").asText()).isEqualTo(id));
    }
  }

  @Test
  default void theLongestIdsAreKept() {
    for (String piece : List.of("日", "/", "%", "é")) {
      DocumentKey key = new DocumentKey(newKey().tenant(), "kind", piece.repeat(255));
      DocumentVersion written = wins(documents().write(key, 0, json("{}"), author("ann")));
      assertThat(documents().latest(key)).contains(written);
    }
  }

  @Test
  default void anotherTenantsDocumentIsAsIfItWereNot() {
    DocumentKey mine = newKey();
    DocumentKey theirs = new DocumentKey(newKey().tenant(), mine.collection(), mine.id());
    DocumentVersion written = wins(documents().write(mine, 0, json("{'mine':1}"), author("ann")));
    assertThat(documents().latest(theirs)).isEmpty();
    assertThat(documents().versions(theirs)).isEmpty();
    assertThat(documents().write(theirs, 1, json("{}"), author("eve")))
        .isEqualTo(new Conflict(Optional.empty()));
    wins(documents().write(theirs, 0, json("{'theirs':1}"), author("eve")));
    assertThat(documents().versions(mine)).containsExactly(written);
  }

  @Test
  default void collectionsStayApart() {
    DocumentKey one = newKey();
    DocumentKey other = new DocumentKey(one.tenant(), "other_kind", one.id());
    wins(documents().write(one, 0, json("{}"), author("ann")));
    assertThat(documents().latest(other)).isEmpty();
  }

  @Test
  default void theLargestContentIsKept() {
    String filling = "é".repeat((ContentText.BYTES - 20) / 2);
    JsonNode content = Json.object().put("text", filling);
    DocumentKey key = newKey();
    wins(documents().write(key, 0, content, author("ann")));
    wins(documents().write(key, 1, content, author("ann")));
    assertThat(documents().latest(key).orElseThrow().content()).isEqualTo(content);
    assertThat(documents().versions(key)).hasSize(2);
  }

  @Test
  default void largerContentIsRefusedAndNothingKept() {
    JsonNode content = Json.object().put("text", "x".repeat(ContentText.BYTES));
    DocumentKey key = newKey();
    assertThatThrownBy(() -> documents().write(key, 0, content, author("ann")))
        .isInstanceOf(DocumentTooLarge.class);
    assertThat(documents().latest(key)).isEmpty();
  }

  @Test
  default void numbersSurvive() {
    JsonNode numbers =
        json(
            "{'whole':1,'max':9007199254740991,'min':-9007199254740991,'zero':0,'half':0.5,"
                + "'tiny':5e-324,'huge':1.7976931348623157e308,'third':0.3333333333333333,"
                + "'many':[1,2.5,-3]}");
    assertThat(kept(numbers)).isEqualTo(numbers);
    // Not only the value: a fraction does not come back as a whole number.
    JsonNode fraction = Json.object().put("one", 1.0);
    assertThat(kept(fraction)).isEqualTo(fraction).isNotEqualTo(Json.object().put("one", 1));
  }

  @Test
  default void anEmptyObjectSurvives() {
    assertThat(kept(json("{}"))).isEqualTo(json("{}"));
    assertThat(kept(json("{'a':{},'b':[],'c':null,'d':''}")))
        .isEqualTo(json("{'a':{},'b':[],'c':null,'d':''}"));
  }

  @Test
  default void keyNamesOfAnyKindSurvive() {
    JsonNode names =
        json(
            "{'a.b':1,'a/b':2,'__x__':3,'':4,' ':5,'~`*[]':6,'日本':7,'\\u202e':8,'$type':9,"
                + "'a':{'b':10},'0':11,'__proto__':12}");
    assertThat(kept(names)).isEqualTo(names);
  }

  @Test
  default void deepAndNestedContentSurvives() {
    JsonNode deep = json("[".repeat(60) + "]".repeat(60));
    assertThat(kept(Json.object().set("deep", deep))).isEqualTo(Json.object().set("deep", deep));
    JsonNode nested = json("{'rows':[[1,[2,[]]],[{'a':[null,true]}]]}");
    assertThat(kept(nested)).isEqualTo(nested);
  }

  @Test
  default void anyContentComesBackEqual() {
    SeededRandom.forAll(
        20,
        random -> {
          JsonNode content = random.object(4);
          assertThat(kept(content)).isEqualTo(content);
        });
  }

  @Test
  default void ofManyWritersOneWinsEachVersionAndNoneIsLost() throws Exception {
    int writers = 32;
    DocumentKey key = newKey();
    List<Callable<Long>> tasks = new ArrayList<>();
    for (int i = 0; i < writers; i++) {
      String principal = "writer-" + i;
      tasks.add(() -> addMyself(key, principal));
    }
    List<Long> won = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
      for (Future<Long> future : threads.invokeAll(tasks)) {
        won.add(future.get());
      }
    }
    assertThat(won)
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, writers).boxed().toList());
    assertThat(documents().latest(key).orElseThrow().content()).hasSize(writers);
    assertThat(documents().versions(key)).hasSize(writers);
  }

  /** Writes until it wins, each time on top of what it conflicted with. */
  private long addMyself(DocumentKey key, String principal) {
    long basedOn = 0;
    ObjectNode content = Json.object();
    while (true) {
      content.put(principal, true);
      switch (documents().write(key, basedOn, content, author(principal))) {
        case Written written -> {
          return written.version().version();
        }
        case Conflict conflict -> {
          DocumentVersion latest = conflict.latest().orElseThrow();
          basedOn = latest.version();
          content = latest.content().deepCopy();
        }
      }
    }
  }

  private JsonNode kept(JsonNode content) {
    DocumentKey key = newKey();
    JsonNode returned = wins(documents().write(key, 0, content, author("ann"))).content();
    JsonNode read = documents().latest(key).orElseThrow().content();
    assertThat(read).isEqualTo(returned);
    return read;
  }

  private static DocumentVersion wins(WriteResult result) {
    assertThat(result).isInstanceOf(Written.class);
    return ((Written) result).version();
  }

  private static Conflict conflictWith(DocumentVersion latest) {
    return new Conflict(Optional.of(latest));
  }

  private static DocumentKey newKey() {
    UUID unique = UUID.randomUUID();
    return new DocumentKey(new TenantId("t" + unique), "kind", "one");
  }

  private static Authorship author(String principal) {
    return new Authorship(principal, "run_of_" + principal);
  }

  private static JsonNode json(String singleQuoted) {
    return StrictJson.parse(singleQuoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
