package dev.steward.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.steward.core.TenantId;
import org.junit.jupiter.api.Test;

class JsonRedactionTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Redactor redactor =
      new Redactor(RedactorTest.keys("0123456789abcdef0123456789abcdef"));

  @Test
  void personalFieldsBecomeTokensWhateverTheySay() throws Exception {
    JsonNode out =
        redact(
            "{\"applicant\":{\"nick\":\"zz9\",\"age\":41,\"tags\":[\"a\"]},\"amount\":12}",
            PersonalFields.at("/applicant/nick", "/applicant/age", "/applicant/tags"));

    assertThat(out.at("/applicant/nick").textValue()).matches("\\[FIELD:[0-9a-f]{12}]");
    assertThat(out.at("/applicant/age").textValue()).matches("\\[FIELD:[0-9a-f]{12}]");
    assertThat(out.at("/applicant/tags").textValue()).matches("\\[FIELD:[0-9a-f]{12}]");
    assertThat(out.at("/amount").intValue()).isEqualTo(12);
  }

  @Test
  void aPersonalFieldJoinsWithTheSameValueInAText() throws Exception {
    JsonNode out =
        redact(
            "{\"mail\":\"ann@example.org\",\"note\":\"from Ann@example.org\"}",
            PersonalFields.at("/mail"));

    assertThat(out.at("/note").textValue()).isEqualTo("from " + out.at("/mail").textValue());
  }

  @Test
  void everyOtherTextNumberAndNameIsLookedAt() throws Exception {
    JsonNode out =
        redact(
            "{\"ann@example.org\":{\"list\":[\"ssn 531-21-7351\",4111111111111111]}}",
            PersonalFields.NONE);

    assertThat(out.toString())
        .doesNotContain("ann@example.org", "531-21-7351", "4111111111111111")
        .contains("[EMAIL:", "[SSN:", "[CARD:");
  }

  @Test
  void aStarStandsForEveryElement() throws Exception {
    JsonNode out =
        redact("{\"all\":[{\"who\":\"x1\"},{\"who\":\"x2\"}]}", PersonalFields.at("/all/*/who"));

    assertThat(out.toString()).doesNotContain("x1", "x2");
  }

  @Test
  void aSchemaSaysWhatIsPersonal() throws Exception {
    JsonNode schema =
        JSON.readTree(
            """
            {"type":"object",
             "properties":{"who":{"$ref":"#/$defs/person"},"a/b":{"x-personal":true},"n":{"type":"integer"},
               "lines":{"type":"array","items":{"properties":{"to":{"type":"string","x-personal":true}}}}},
             "$defs":{"person":{"properties":{"name":{"type":"string","x-personal":true}}}}}
            """);

    assertThat(PersonalFields.declaredIn(schema).pointers())
        .containsExactlyInAnyOrder("/who/name", "/a~1b", "/lines/*/to");
    assertThat(
            redactor
                .redact(ACME, JSON.readTree("{\"a/b\":\"q7\"}"), PersonalFields.declaredIn(schema))
                .toString())
        .doesNotContain("q7");
  }

  @Test
  void timestampsAmountsAndIdsStay() throws Exception {
    String text =
        "{\"id\":\"01JAB3C4D5E6F7G8H9J0K1M2N3\",\"at\":\"2026-03-01T10:00:00.123456Z\",\"micros\":1772359200123456,\"tool\":\"orders.cancel\",\"ok\":true,\"none\":null}";
    assertThat(redact(text, PersonalFields.NONE)).isEqualTo(JSON.readTree(text));
  }

  @Test
  void redactingTwiceChangesNothing() throws Exception {
    PersonalFields personal = PersonalFields.at("/who", "/n");
    JsonNode once =
        redact(
            "{\"who\":\"Ann Lee\",\"n\":7,\"note\":\"call Ann Lee on +44 20 7946 0958\"}",
            personal);
    assertThat(redactor.redact(ACME, once, personal)).isEqualTo(once);
  }

  private JsonNode redact(String text, PersonalFields personal) throws Exception {
    return redactor.redact(ACME, JSON.readTree(text), personal);
  }
}
