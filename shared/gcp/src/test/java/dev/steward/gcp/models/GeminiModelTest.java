package dev.steward.gcp.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.cloud.vertexai.api.Type;
import dev.steward.core.Clocks;
import dev.steward.json.Json;
import dev.steward.json.StrictJson;
import dev.steward.ports.models.Prompt;
import dev.steward.ports.models.Reply;
import dev.steward.ports.models.TextModel;
import dev.steward.ports.models.Tokens;
import dev.steward.testkit.http.ReceivedRequest;
import dev.steward.testkit.http.StubAnswer;
import dev.steward.testkit.http.StubExecutor;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeminiModelTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Prompt PLAIN = new Prompt("be brief", "{\"a\": 1}", Optional.empty(), 200);

  private final StubExecutor vertex = StubExecutor.start();
  private final ApplicationContext context = open(Map.of());

  private ApplicationContext open(Map<String, Object> more) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("steward.platform", "gcp");
    properties.put("steward.model.project", "stub");
    properties.put("steward.model.location", "europe-west4");
    properties.put("steward.model.url", vertex.url().toString());
    properties.putAll(more);
    return ApplicationContext.builder().properties(properties).singletons(Clocks.system()).start();
  }

  @BeforeEach
  void forget() {
    vertex.forget();
  }

  @AfterAll
  void close() {
    context.close();
    vertex.close();
  }

  @ParameterizedTest
  @CsvSource({
    "401, UNAUTHENTICATED",
    "403, PERMISSION_DENIED",
    "404, NOT_FOUND",
    "500, INTERNAL",
    "504, DEADLINE_EXCEEDED",
    "499, CANCELLED"
  })
  void whatWillNotPassSoonIsNotAskedAgain(int code, String status) {
    vertex.always(GeminiAnswers.error(code, status));

    assertThat(ask()).isEqualTo(new Reply.Unavailable("Vertex AI answers " + status));
    assertThat(vertex.requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"429, RESOURCE_EXHAUSTED", "503, UNAVAILABLE"})
  void whatStaysExhaustedIsUnavailable(int code, String status) {
    vertex.always(GeminiAnswers.error(code, status));

    assertThat(ask()).isEqualTo(new Reply.Unavailable("Vertex AI answers " + status));
    assertThat(vertex.requests()).hasSize(3);
  }

  @Test
  void aRefusalThatPassesIsNotNoticed() {
    vertex.next(GeminiAnswers.error(429, "RESOURCE_EXHAUSTED")).always(GeminiAnswers.text("{}"));

    assertThat(ask()).isInstanceOf(Reply.Answered.class);
  }

  @Test
  void noMoreTimeIsTakenThanThereIs() {
    vertex.always(StubAnswer.hang());
    long start = System.nanoTime();

    Reply reply = model().ask(PLAIN, Duration.ofMillis(300));

    assertThat(reply).isInstanceOf(Reply.Unavailable.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void neitherIsTimeForAnAnswerThatComesInDrops() {
    vertex.always(StubAnswer.drip("{\"candidates\": []}", Duration.ofMillis(200)));
    long start = System.nanoTime();

    assertThat(model().ask(PLAIN, Duration.ofMillis(300))).isInstanceOf(Reply.Unavailable.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void aBlockedPromptIsRefusedAndPaidFor() {
    vertex.always(GeminiAnswers.blocked());

    assertThat(ask())
        .isEqualTo(
            new Reply.Refused(
                "the prompt was blocked: PROHIBITED_CONTENT",
                "gemini-2.5-flash",
                new Tokens(120, 0)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SAFETY", "RECITATION", "SPII", "OTHER", "A_REASON_OF_TOMORROW"})
  void aBlockedAnswerIsNone(String reason) {
    vertex.always(GeminiAnswers.ended(reason));

    assertThat(ask())
        .isInstanceOfSatisfying(
            Reply.Refused.class, it -> assertThat(it.why()).startsWith("the answer was blocked"));
  }

  @Test
  void anAnswerThatWasCutOffIsNoneButPaidFor() {
    vertex.always(GeminiAnswers.ended("MAX_TOKENS"));

    assertThat(ask())
        .isEqualTo(
            new Reply.Refused("the answer was cut off", "gemini-2.5-flash", new Tokens(120, 8)));
  }

  @Test
  void whatVertexCannotUseIsRefused() {
    vertex.always(GeminiAnswers.error(400, "INVALID_ARGUMENT"));

    assertThat(ask()).isInstanceOf(Reply.Refused.class);
    assertThat(vertex.requests()).hasSize(1);
  }

  @Test
  void whatIsNoAnswerIsNone() {
    for (StubAnswer nonsense :
        new StubAnswer[] {
          StubAnswer.json(200, "{}"),
          StubAnswer.json(200, "not JSON"),
          StubAnswer.json(200, "[]"),
          StubAnswer.truncated("{\"candidates\": []}"),
          StubAnswer.garbage(),
          StubAnswer.silence(),
          StubAnswer.redirect("http://127.0.0.1:1/")
        }) {
      vertex.always(nonsense);
      assertThat(ask()).isInstanceOf(Reply.Unavailable.class);
    }
  }

  @Test
  void nobodyListening() {
    try (ApplicationContext other = open(Map.of("steward.model.url", "http://127.0.0.1:1"))) {
      assertThat(other.getBean(TextModel.class).ask(PLAIN, Duration.ofSeconds(2)))
          .isInstanceOf(Reply.Unavailable.class);
    }
  }

  @Test
  void aPromptThatIsTooLongIsNotSent() {
    Prompt prompt = new Prompt("be brief", "x".repeat(Prompt.LONGEST), Optional.empty(), 200);

    assertThat(model().ask(prompt, LONG)).isInstanceOf(Reply.Refused.class);
    assertThat(vertex.requests()).isEmpty();
  }

  @Test
  void anAnswerWithItsVersionAndWhatItCost() {
    vertex.always(GeminiAnswers.text("{\"verdict\": \"deny\"}"));

    assertThat(ask())
        .isEqualTo(
            new Reply.Answered(
                "{\"verdict\": \"deny\"}", "gemini-2.5-flash-001", new Tokens(120, 42)));
  }

  @Test
  void whyItEndedMayBeANumber() {
    vertex.always(
        StubAnswer.json(
            200,
            """
            {"candidates": [{"finishReason": 1, "content": {"parts": [{"text": "{}"}]}}]}
            """));

    assertThat(ask()).isEqualTo(new Reply.Answered("{}", "gemini-2.5-flash", Tokens.NONE));
  }

  @Test
  void theRequestIsWhatTheApiAsksFor() throws IOException {
    vertex.always(GeminiAnswers.text("{}"));
    JsonNode schema =
        Json.MAPPER.readTree(
            """
            {"type": "object", "required": ["reason"], "properties": {
              "verdict": {"type": "string", "enum": ["approve", "deny"]},
              "reason": {"type": "string", "maxLength": 500}}}
            """);

    model().ask(new Prompt("be brief", "{\"a\": 1}", Optional.of(schema), 200), LONG);

    ReceivedRequest request = vertex.requests().getFirst();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path())
        .startsWith(
            "/v1/projects/stub/locations/europe-west4/publishers/google/models/gemini-2.5-flash"
                + ":generateContent");
    JsonNode body = StrictJson.parse(request.body());
    assertThat(body.at("/systemInstruction/parts/0/text").asText()).isEqualTo("be brief");
    assertThat(body.at("/contents/0/role").asText()).isEqualTo("user");
    assertThat(body.at("/contents/0/parts/0/text").asText()).isEqualTo("{\"a\": 1}");
    JsonNode config = body.path("generationConfig");
    assertThat(config.path("temperature").asDouble(1)).isZero();
    assertThat(config.path("maxOutputTokens").asInt()).isEqualTo(200);
    assertThat(config.at("/thinkingConfig/thinkingBudget").asInt(1)).isZero();
    assertThat(config.path("responseMimeType").asText()).isEqualTo("application/json");
    // The client writes enumerations as numbers, and asks for them so: $alt=json;enum-encoding=int.
    assertThat(config.at("/responseSchema/type").asInt()).isEqualTo(Type.OBJECT_VALUE);
    assertThat(config.at("/responseSchema/properties/verdict/enum/1").asText()).isEqualTo("deny");
    assertThat(config.at("/responseSchema/properties/reason/maxLength").asInt()).isEqualTo(500);
    assertThat(config.at("/responseSchema/required/0").asText()).isEqualTo("reason");
  }

  @Test
  void howMuchItThinksIsANumberOrItsOwnMatter() {
    try (ApplicationContext other = open(Map.of("steward.model.thinking", "auto"))) {
      vertex.always(GeminiAnswers.text("{}"));
      other.getBean(TextModel.class).ask(PLAIN, LONG);
      JsonNode body = StrictJson.parse(vertex.requests().getFirst().body());
      assertThat(body.path("generationConfig").has("thinkingConfig")).isFalse();
    }
    try (ApplicationContext other = open(Map.of("steward.model.thinking", "much"))) {
      assertThatThrownBy(() -> other.getBean(TextModel.class)).isNotNull();
    }
  }

  private TextModel model() {
    return context.getBean(TextModel.class);
  }

  private Reply ask() {
    return model().ask(PLAIN, LONG);
  }
}
