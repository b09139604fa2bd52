package dev.steward.gcp.models;

import dev.steward.testkit.http.StubAnswer;

/** What Vertex AI says, as its documentation of {@code generateContent} writes it. */
final class GeminiAnswers {
  private GeminiAnswers() {}

  static StubAnswer text(String json) {
    return StubAnswer.json(
        200,
        """
        {"candidates": [{"content": {"role": "model", "parts": [
            {"text": "let me see", "thought": true}, {"text": "%s"}]},
          "finishReason": "STOP", "avgLogprobs": -0.0123,
          "safetyRatings": [{"category": "HARM_CATEGORY_HARASSMENT", "probability": "NEGLIGIBLE",
            "probabilityScore": 0.01, "severity": "HARM_SEVERITY_NEGLIGIBLE"}]}],
         "usageMetadata": {"promptTokenCount": 120, "candidatesTokenCount": 30,
           "thoughtsTokenCount": 12, "totalTokenCount": 162, "trafficType": "ON_DEMAND",
           "promptTokensDetails": [{"modality": "TEXT", "tokenCount": 120}]},
         "modelVersion": "gemini-2.5-flash-001", "createTime": "2026-03-01T09:00:00.123456Z",
         "responseId": "abc", "somethingNew": {"of": "tomorrow"}}
        """
            .formatted(json.replace("\"", "\\\"")));
  }

  static StubAnswer ended(String finishReason) {
    return StubAnswer.json(
        200,
        """
        {"candidates": [{"content": {"role": "model", "parts": [{"text": "{\\"verd"}]},
          "finishReason": "%s"}],
         "usageMetadata": {"promptTokenCount": 120, "candidatesTokenCount": 8,
           "totalTokenCount": 128}}
        """
            .formatted(finishReason));
  }

  static StubAnswer blocked() {
    return StubAnswer.json(
        200,
        """
        {"promptFeedback": {"blockReason": "PROHIBITED_CONTENT",
           "blockReasonMessage": "The prompt could not be submitted."},
         "usageMetadata": {"promptTokenCount": 120, "totalTokenCount": 120}}
        """);
  }

  static StubAnswer error(int code, String status) {
    return StubAnswer.json(
        code,
        """
        {"error": {"code": %d, "message": "refused on purpose", "status": "%s"}}
        """
            .formatted(code, status));
  }
}
