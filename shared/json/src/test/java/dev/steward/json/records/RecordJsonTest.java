package dev.steward.json.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Violation;
import dev.steward.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RecordJsonTest {
  enum Mood {
    CALM,
    VERY_LOUD
  }

  record Slug(String value) {
    Slug {
      if (value.isBlank()) {
        throw new IllegalArgumentException("must not be blank");
      }
    }
  }

  record Tag(Slug slug, @Nullable Double weight) {}

  record Note(
      Slug noteId,
      int size,
      @Nullable Long total,
      @Nullable Boolean open,
      @Nullable Mood mood,
      @Nullable List<Tag> tags,
      @Nullable Map<String, String> labels,
      @JsonProperty("do") @Nullable String keyword) {}

  record Range(int from, int to) {
    Range {
      if (from > to) {
        throw new IllegalArgumentException("from must not be after to");
      }
    }
  }

  record Unfit(Instant when) {}

  private static final String FULL =
      """
      {"note_id": "a", "size": 1, "total": 9007199254740991, "open": true, "mood": "very_loud",
       "tags": [{"slug": "x", "weight": 0.5}, {"slug": "y"}], "labels": {"k": "v"}, "do": "it"}
      """;

  @Test
  void readsARecordAndWritesTheSameAgain() {
    assertThat(RecordJson.write(read(FULL, Note.class))).isEqualTo(json(FULL));
  }

  @Test
  void leavesOutWhatIsAbsent() {
    Note note = read("{\"note_id\": \"a\", \"size\": 1}", Note.class);

    assertThat(RecordJson.write(note).toString()).isEqualTo("{\"note_id\":\"a\",\"size\":1}");
  }

  @Test
  void takesAWholeNumberWithAFractionOfZeroForAnInteger() {
    assertThat(read("{\"from\": 1.0, \"to\": 2}", Range.class)).isEqualTo(new Range(1, 2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                                     | /note_id   | is required",
        "{'note_id': 'a', 'size': 1, 'x/y~': 1}                 | /x~1y~0    | is not known here",
        "{'note_id': 'a', 'size': 1, 'noteId': 'a'}             | /noteId    | is not known here",
        "{'note_id': null, 'size': 1}                           | /note_id   | must be a string",
        "{'note_id': 7, 'size': 1}                              | /note_id   | must be a string",
        "{'note_id': ' ', 'size': 1}                            | /note_id   | must not be blank",
        "{'note_id': 'a', 'size': '1'}                          | /size      | must be an integer",
        "{'note_id': 'a', 'size': 1.5}                          | /size      | must be an integer",
        "{'note_id': 'a', 'size': 2147483648}                   | /size      | must be an integer",
        "{'note_id': 'a', 'size': true}                         | /size      | must be an integer",
        "{'note_id': 'a', 'size': 1, 'total': null}             | /total     | must be an integer",
        "{'note_id': 'a', 'size': 1, 'total': 1e300}            | /total     | must be an integer",
        "{'note_id': 'a', 'size': 1, 'open': 'true'}            | /open      | must be a boolean",
        "{'note_id': 'a', 'size': 1, 'open': 0}                 | /open      | must be a boolean",
        "{'note_id': 'a', 'size': 1, 'mood': 'CALM'}            | /mood      | must be one of calm",
        "{'note_id': 'a', 'size': 1, 'mood': 0}                 | /mood      | must be one of calm",
        "{'note_id': 'a', 'size': 1, 'do': null}                | /do        | must be a string",
        "{'note_id': 'a', 'size': 1, 'tags': {}}                | /tags      | must be an array",
        "{'note_id': 'a', 'size': 1, 'tags': [null]}            | /tags/0    | must be an object",
        "{'note_id': 'a', 'size': 1, 'tags': [{}]}              | /tags/0/slug | is required",
        "{'note_id': 'a', 'size': 1, 'labels': ['a']}           | /labels    | must be an object",
        "{'note_id': 'a', 'size': 1, 'labels': {'k': null}}     | /labels/k  | must be a string",
        "[]                                                     | ''         | must be an object",
      },
      quoteCharacter = '"')
  void refusesWhatIsNotExactlyTheRecord(String text, String pointer, String message) {
    String at = pointer.equals("''") ? "" : pointer;
    assertThat(refusals(text.replace('\'', '"'), Note.class))
        .anySatisfy(
            violation -> {
              assertThat(violation.pointer()).isEqualTo(at);
              assertThat(violation.message()).startsWith(message);
            });
  }

  @Test
  void listsEveryViolationAtOnce() {
    assertThat(
            refusals(
                "{\"size\": \"1\", \"tags\": [{\"slug\": \"\"}, {\"weight\": []}], \"x\": 1}",
                Note.class))
        .extracting(Violation::pointer)
        .containsExactly(
            "/note_id", "/size", "/tags/0/slug", "/tags/1/slug", "/tags/1/weight", "/x");
  }

  @Test
  void reportsWhatACompactConstructorRefuses() {
    assertThat(refusals("{\"from\": 2, \"to\": 1}", Range.class))
        .containsExactly(new Violation("", "from must not be after to"));
  }

  @Test
  void namesEveryMember() {
    assertThat(RecordJson.members(Note.class))
        .containsExactlyInAnyOrder(
            "/note_id!",
            "/size!",
            "/total",
            "/open",
            "/mood",
            "/tags",
            "/tags/*/slug!",
            "/tags/*/weight",
            "/labels",
            "/do");
  }

  @Test
  void refusesATypeWithoutAJsonForm() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecordJson.members(Unfit.class))
        .withMessageContaining("java.time.Instant");
  }

  private static <T> T read(String text, Class<T> type) {
    return switch (RecordJson.read(json(text), type)) {
      case Reading.Read<T> read -> read.value();
      case Reading.Refused<T> refused -> throw new AssertionError(refused.toString());
    };
  }

  private static <T> List<Violation> refusals(String text, Class<T> type) {
    return switch (RecordJson.read(json(text), type)) {
      case Reading.Read<T> read -> throw new AssertionError(read.toString());
      case Reading.Refused<T> refused -> refused.violations();
    };
  }

  private static JsonNode json(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
