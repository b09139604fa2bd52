package dev.steward.analytics.insights;

import static j2html.TagCreator.*;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.analytics.pages.Document;
import j2html.tags.DomContent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** An insight as a page: the finding, what it rests on, and what to do. */
final class InsightPage {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private InsightPage() {}

  static String of(JsonNode content) {
    JsonNode insight = content.path("insight");
    return Document.alone(
        insight.path("title").asText(),
        p(insight.path("type").asText().replace('_', ' ')).withClass("kind"),
        h1(insight.path("title").asText()),
        p(insight.path("summary").asText()).withClass("summary"),
        dl(
                fact(
                    "Severity",
                    span(insight.path("severity").asText())
                        .withClass("severity " + style(insight))),
                fact("Confidence", percent(insight.path("confidence").asDouble())),
                fact("About", insight.path("window").path("range_days").asText() + " days"),
                fact("Written", moment(content.path("created_at").asText())))
            .withClass("figures"),
        section(
            h2("What to do"),
            ol(each(list(insight.path("recommendations")), InsightPage::recommendation))),
        insight.has("context") ? ContextSection.of(insight.path("context")) : each(),
        p("Written by %s in the run %s."
                .formatted(content.path("principal").asText(), content.path("run").asText()))
            .withClass("note"));
  }

  private static String style(JsonNode insight) {
    return switch (insight.path("severity").asText()) {
      case "critical", "high" -> "c-bad";
      case "medium" -> "c-warn";
      default -> "c-go";
    };
  }

  private static DomContent recommendation(JsonNode one) {
    return li(
        strong(one.path("action").asText()),
        p(one.path("rationale").asText()),
        each(
            list(one.path("links")),
            link ->
                p(
                    a(link.path("label").asText())
                        .withHref(link.path("url").asText())
                        .withRel("noopener noreferrer nofollow"))));
  }

  private static DomContent fact(String name, String value) {
    return fact(name, text(value));
  }

  private static DomContent fact(String name, DomContent value) {
    return div(dt(name), dd(value)).withClass("figure");
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  private static String moment(String at) {
    return MOMENT.format(Instant.parse(at));
  }

  static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
