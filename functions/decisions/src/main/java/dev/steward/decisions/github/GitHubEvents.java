package dev.steward.decisions.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Violation;
import dev.steward.decisions.webhooks.Told;
import dev.steward.json.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads events of issues, comments and pull requests. Neither texts nor people are kept: what a
 * text is about, how long it is, and what its author is to the repository.
 */
final class GitHubEvents {
  static final String DOMAIN = "github-triage";

  /** Begins a comment that tells in the text which decision it belongs to; nobody sees it. */
  static final String MARK = "<!-- steward:";

  private static final int LONGEST_LABELS = 100;
  private static final Pattern ACTION = Pattern.compile("[a-z_]{1,40}");
  private static final Pattern REPOSITORY =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}/(?!\\.{1,2}$)[A-Za-z0-9._-]{1,100}");
  private static final Pattern LINK = Pattern.compile("https?://");

  /** What changes what an issue says; what we do to it ourselves is not among them. */
  private static final Set<String> TRIAGED =
      Set.of("opened", "reopened", "edited", "created", "ready_for_review", "synchronize");

  private GitHubEvents() {}

  /** Empty for events of other kinds. */
  static Optional<Told> read(String event, JsonNode payload, Instant now) {
    return switch (event) {
      case "issues" -> Optional.of(told(event, "issue", payload, payload.path("issue"), now));
      case "issue_comment" ->
          Optional.of(told(event, "comment", payload, payload.path("issue"), now));
      case "pull_request" ->
          Optional.of(told(event, "pull-request", payload, payload.path("pull_request"), now));
      default -> Optional.empty();
    };
  }

  private static Told told(
      String event, String kind, JsonNode payload, JsonNode subject, Instant now) {
    String action = shaped(payload.path("action"), ACTION, "/action");
    String repository =
        shaped(payload.path("repository").path("full_name"), REPOSITORY, "/repository/full_name");
    JsonNode number = subject.path("number");
    if (!number.isIntegralNumber() || number.longValue() < 1) {
      throw strange("/issue/number", "must be a positive number");
    }
    JsonNode text = kind.equals("comment") ? payload.path("comment") : subject;
    ObjectNode normalised =
        Json.object()
            .put("repository", repository)
            .put("number", number.longValue())
            .put("state", subject.path("state").asText("unknown"));
    ending(subject, normalised);
    normalised.set("labels", labels(subject));
    normalised.set("facts", facts(kind, action, subject, text, now));
    return new Told(
        "github.%s.%s".formatted(event, action),
        "github:%s#%d".formatted(repository, number.longValue()),
        normalised,
        DOMAIN,
        isTriaged(action, subject, text),
        moment(text.path("updated_at").asText()).filter(at -> !at.isAfter(now)).orElse(now));
  }

  /** How it ended, where it has. */
  private static void ending(JsonNode subject, ObjectNode normalised) {
    JsonNode reason = subject.path("state_reason");
    if (reason.isTextual() && ACTION.matcher(reason.textValue()).matches()) {
      normalised.put("reason", reason.textValue());
    }
    if (subject.path("merged").isBoolean()) {
      normalised.put("merged", subject.path("merged").booleanValue());
    }
  }

  private static boolean isTriaged(String action, JsonNode subject, JsonNode text) {
    return TRIAGED.contains(action)
        && !subject.path("state").asText().equals("closed")
        && !text.path("body").asText().contains(MARK);
  }

  private static ObjectNode facts(
      String kind, String action, JsonNode subject, JsonNode text, Instant now) {
    String title = subject.path("title").asText("");
    String body = text.path("body").isTextual() ? text.path("body").textValue() : "";
    ObjectNode facts =
        Json.object()
            .put("kind", kind)
            .put("action", action)
            .put("relation", relation(text.path("author_association").asText()))
            .put("bot", text.path("user").path("type").asText().equals("Bot"))
            .put("topic", Topic.of(kind.equals("comment") ? body : title + "\n" + body).wire())
            .put("title_length", title.codePointCount(0, title.length()))
            .put("body_length", body.codePointCount(0, body.length()))
            .put("links", LINK.matcher(body).results().count())
            .put("labels", subject.path("labels").size())
            .put("assignees", subject.path("assignees").size());
    whole(facts, "comments", subject.path("comments"));
    if (kind.equals("pull-request")) {
      facts.put("draft", subject.path("draft").asBoolean());
      whole(facts, "files", subject.path("changed_files"));
      if (subject.path("additions").isIntegralNumber()) {
        facts.put(
            "lines", subject.path("additions").longValue() + subject.path("deletions").asLong());
      }
    }
    moment(subject.path("created_at").asText())
        .map(made -> Math.max(0, Duration.between(made, now).toDays()))
        .ifPresent(days -> facts.put("age_days", days));
    return facts;
  }

  private static void whole(ObjectNode facts, String name, JsonNode value) {
    if (value.isIntegralNumber() && value.longValue() >= 0) {
      facts.put(name, value.longValue());
    }
  }

  private static Optional<Instant> moment(String text) {
    try {
      return Optional.of(Instant.parse(text)).filter(Instant.EPOCH::isBefore);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static ArrayNode labels(JsonNode subject) {
    ArrayNode names = Json.MAPPER.createArrayNode();
    for (JsonNode label : subject.path("labels")) {
      if (names.size() < LONGEST_LABELS) {
        names.add(label.path("name").asText());
      }
    }
    return names;
  }

  /** Of the author to the repository; who is not known there is a stranger. */
  private static String relation(String association) {
    return switch (association) {
      case "OWNER", "MEMBER", "COLLABORATOR", "CONTRIBUTOR" -> association.toLowerCase(Locale.ROOT);
      case "FIRST_TIMER", "FIRST_TIME_CONTRIBUTOR" -> "newcomer";
      default -> "stranger";
    };
  }

  private static String shaped(JsonNode value, Pattern shape, String pointer) {
    if (!value.isTextual() || !shape.matcher(value.textValue()).matches()) {
      throw strange(pointer, "is not what GitHub puts there");
    }
    return value.textValue();
  }

  private static Fault strange(String pointer, String message) {
    return new Fault(
        ProblemType.INVALID_INPUT,
        "this is no such event of GitHub's",
        List.of(new Violation(pointer, message)),
        null);
  }
}
