package dev.steward.gcp.models;

import com.google.cloud.vertexai.api.Candidate;
import com.google.cloud.vertexai.api.Content;
import com.google.cloud.vertexai.api.GenerateContentRequest;
import com.google.cloud.vertexai.api.GenerateContentResponse;
import com.google.cloud.vertexai.api.GenerateContentResponse.UsageMetadata;
import com.google.cloud.vertexai.api.GenerationConfig;
import com.google.cloud.vertexai.api.Part;
import dev.steward.ports.models.Prompt;
import dev.steward.ports.models.Reply;
import dev.steward.ports.models.Tokens;
import java.util.stream.Collectors;

/** What goes to the model and what comes back, in the words of {@code generateContent}. */
final class Contents {
  private Contents() {}

  static GenerateContentRequest request(Prompt prompt, GeminiSettings settings) {
    GenerationConfig.Builder config =
        GenerationConfig.newBuilder()
            .setTemperature(0)
            .setCandidateCount(1)
            .setMaxOutputTokens(prompt.maxOutputTokens());
    prompt
        .schema()
        .ifPresent(
            schema ->
                config
                    .setResponseMimeType("application/json")
                    .setResponseSchema(ResponseSchema.of(schema)));
    if (settings.limitsThinking()) {
      config.setThinkingConfig(
          GenerationConfig.ThinkingConfig.newBuilder()
              .setThinkingBudget(settings.thinkingTokens()));
    }
    return GenerateContentRequest.newBuilder()
        .setModel(settings.resource())
        .setSystemInstruction(Content.newBuilder().addParts(text(prompt.instruction())))
        .addContents(Content.newBuilder().setRole("user").addParts(text(prompt.content())))
        .setGenerationConfig(config)
        .build();
  }

  /** What is blocked has no text; what was cut off is none either. */
  static Reply read(GenerateContentResponse answer, String asked) {
    String model = answer.getModelVersion().isEmpty() ? asked : answer.getModelVersion();
    Tokens tokens = tokens(answer.getUsageMetadata());
    if (answer.getCandidatesCount() == 0) {
      return answer.hasPromptFeedback()
          ? new Reply.Refused(
              "the prompt was blocked: " + answer.getPromptFeedback().getBlockReason(),
              model,
              tokens)
          : new Reply.Unavailable("Vertex AI answers without a candidate");
    }
    Candidate candidate = answer.getCandidates(0);
    String text =
        candidate.getContent().getPartsList().stream()
            .filter(part -> !part.getThought())
            .map(Part::getText)
            .collect(Collectors.joining());
    return switch (candidate.getFinishReason()) {
      case STOP ->
          text.isBlank()
              ? new Reply.Refused("the answer is empty", model, tokens)
              : new Reply.Answered(text, model, tokens);
      case MAX_TOKENS -> new Reply.Refused("the answer was cut off", model, tokens);
      default ->
          new Reply.Refused(
              "the answer was blocked: " + candidate.getFinishReason(), model, tokens);
    };
  }

  /** Thoughts are paid for as what is written is. */
  private static Tokens tokens(UsageMetadata used) {
    return new Tokens(
        Math.max(0, used.getPromptTokenCount()),
        Math.max(0, used.getCandidatesTokenCount()) + Math.max(0, used.getThoughtsTokenCount()));
  }

  private static Part text(String text) {
    return Part.newBuilder().setText(text).build();
  }
}
