package dev.steward.ports.models;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * {@code instruction} is whose word counts, {@code content} what it is about. With a schema the
 * answer is to be JSON of this shape: {@code type}, {@code properties}, {@code required}, {@code
 * enum}, {@code items}, {@code maxLength} and {@code description}, as JSON Schema names them. A
 * model may disregard it: whoever asks checks.
 */
public record Prompt(
    String instruction, String content, Optional<JsonNode> schema, int maxOutputTokens) {
  /** In characters; in most scripts a token has several. */
  public static final int LONGEST = 20_000;

  public Prompt {
    if (maxOutputTokens < 1) {
      throw new IllegalArgumentException("an answer needs at least one token");
    }
  }

  public int length() {
    return instruction.length() + content.length();
  }
}
