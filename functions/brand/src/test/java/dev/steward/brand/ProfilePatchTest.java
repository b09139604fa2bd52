package dev.steward.brand;

import static dev.steward.brand.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Violation;
import dev.steward.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfilePatchTest {
  @Test
  void replacesWhatItNamesAndLeavesTheRest() {
    JsonNode patched = apply(json("{'voice': {'tone': ['warm', 'calm']}, 'name': 'Acme Ltd'}"));

    assertThat(patched.at("/voice/tone")).isEqualTo(json("['warm', 'calm']"));
    assertThat(patched.at("/voice/do")).isEqualTo(json("['be brief']"));
    assertThat(patched.at("/name").asText()).isEqualTo("Acme Ltd");
  }

  @Test
  void addsAnOptionalField() {
    assertThat(apply(json("{'audience': {'secondary': 'managers'}}")).at("/audience"))
        .isEqualTo(json("{'primary': 'engineers', 'secondary': 'managers'}"));
  }

  @Test
  void removesAnOptionalField() {
    assertThat(apply(json("{'audience': {'primary': null}}")).at("/audience"))
        .isEqualTo(json("{}"));
  }

  @Test
  void removingWhatIsNotThereChangesNothing() {
    assertThat(apply(json("{'audience': {'secondary': null}}"))).isEqualTo(Samples.profile());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                      | /patch                        | must name",
        "{'name': null}                          | /patch/name                   | is required",
        "{'voice': null}                         | /patch/voice                  | is required",
        "{'audience': null}                      | /patch/audience               | is required",
        "{'claims_policy': null}                 | /patch/claims_policy          | is required",
        "{'voice': {'tone': null}}               | /patch/voice/tone             | is required",
        "{'voice': {'do': null}}                 | /patch/voice/do               | is required",
        "{'name': 7}                             | /patch/name                   | must be a string",
        "{'name': ['Acme']}                      | /patch/name                   | must be a string",
        "{'name': ''}                            | /patch/name                   | must not be blank",
        "{'name': '  '}                          | /patch/name                   | must not be blank",
        "{'voice': 'loud'}                       | /patch/voice                  | must be an object",
        "{'voice': []}                           | /patch/voice                  | must be an object",
        "{'voice': {'tone': 'loud'}}             | /patch/voice/tone             | must be an array",
        "{'voice': {'tone': {'0': 'loud'}}}      | /patch/voice/tone             | must be an array",
        "{'voice': {'tone': [1]}}                | /patch/voice/tone/0           | must be a string",
        "{'voice': {'tone': ['ok', null]}}       | /patch/voice/tone/1           | must be a string",
        "{'voice': {'tone': ['ok', '']}}         | /patch/voice/tone/1           | must not be blank",
        "{'voice': {'tone': ['a\\u0007']}}       | /patch/voice/tone/0           | holds the hidden",
        "{'audience': {'primary': true}}         | /patch/audience/primary       | must be a string",
        "{'colour': 'red'}                       | /patch/colour                 | is not known",
        "{'colour': null}                        | /patch/colour                 | is not known",
        "{'voice': {'pitch': 1}}                 | /patch/voice/pitch            | is not known",
        "{'voice': {'pitch': null}}              | /patch/voice/pitch            | is not known",
        "{'voice': {'pitch': {'high': null}}}    | /patch/voice/pitch            | is not known",
        "{'profile_id': 'other'}                 | /patch/profile_id             | is not known",
        "{'a/b~c': 1}                            | /patch/a~1b~0c                | is not known",
        "{'a/b~c': null}                         | /patch/a~1b~0c                | is not known",
        "{'claims_policy': {'forbidden_claims': ['']}} "
            + "| /patch/claims_policy/forbidden_claims/0 | must not be blank",
      })
  void pointsAtWhatDoesNotLeadToAProfile(String patch, String pointer, String message) {
    assertThat(violations(json(patch)))
        .anySatisfy(
            violation -> {
              assertThat(violation.pointer()).isEqualTo(pointer);
              assertThat(violation.message()).startsWith(message);
            });
  }

  @Test
  void listsEveryViolationAtOnce() {
    assertThat(
            violations(json("{'name': 1, 'colour': null, 'voice': {'tone': ['', 2], 'pitch': 3}}")))
        .extracting(Violation::pointer)
        .containsExactlyInAnyOrder(
            "/patch/name",
            "/patch/colour",
            "/patch/voice/tone/0",
            "/patch/voice/tone/1",
            "/patch/voice/pitch");
  }

  @ParameterizedTest
  @ValueSource(
      ints = {0x0, 0xA, 0x9, 0x7F, 0x200B, 0x200D, 0x2028, 0x202E, 0x2066, 0xFEFF, 0xE0041})
  void refusesCharactersThatCannotBeSeen(int hidden) {
    JsonNode patch = Json.object().put("name", "Ac" + Character.toString(hidden) + "me");

    assertThat(violations(patch))
        .containsExactly(
            new Violation("/patch/name", "holds the hidden character U+%04X".formatted(hidden)));
  }

  @Test
  void keepsTextsWithinTheirBounds() {
    String most = "😀".repeat(Line.MOST);

    assertThat(apply(primary(most)).at("/audience/primary").asText()).isEqualTo(most);
    assertThat(violations(primary(most + "x")))
        .containsExactly(
            new Violation("/patch/audience/primary", "must have at most 500 characters"));
  }

  @Test
  void keepsListsWithinTheirBounds() {
    assertThat(apply(tones(Lines.MOST)).at("/voice/tone")).hasSize(50);
    assertThat(violations(tones(Lines.MOST + 1)))
        .containsExactly(new Violation("/patch/voice/tone", "must have at most 50 items"));
  }

  private static JsonNode primary(String text) {
    return Json.object().set("audience", Json.object().put("primary", text));
  }

  private static JsonNode tones(int count) {
    var voice = Json.object();
    for (var tones = voice.putArray("tone"); tones.size() < count; ) {
      tones.add("calm");
    }
    return Json.object().set("voice", voice);
  }

  private static JsonNode apply(JsonNode patch) {
    return new ProfilePatch(patch).appliedTo(Samples.profile());
  }

  private static List<Violation> violations(JsonNode patch) {
    Fault fault = catchThrowableOfType(Fault.class, () -> apply(patch));
    assertThat(fault.type()).isEqualTo(ProblemType.INVALID_INPUT);
    return fault.violations();
  }
}
