package dev.steward.allinone.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** A problem in words: its title, detail, and every violation with where it is. */
final class Problems {
  private Problems() {}

  static String text(JsonNode problem) {
    StringBuilder text = new StringBuilder(problem.path("title").asText("Refused"));
    if (problem.has("status")) {
      text.append(" (").append(problem.get("status").asInt()).append(')');
    }
    append(text, "\n  ", problem.path("detail"));
    for (JsonNode violation : problem.path("violations")) {
      String pointer = violation.path("pointer").asText();
      text.append("\n  ")
          .append(pointer.isEmpty() ? "(the whole)" : pointer)
          .append(": ")
          .append(violation.path("message").asText());
    }
    append(text, "\n  run: ", problem.path("run"));
    append(text, "\n  see: ", problem.path("type"));
    return text.toString();
  }

  private static void append(StringBuilder text, String label, JsonNode member) {
    if (member.isTextual() && !member.asText().equals("about:blank")) {
      text.append(label).append(Printable.of(member.asText()));
    }
  }
}
