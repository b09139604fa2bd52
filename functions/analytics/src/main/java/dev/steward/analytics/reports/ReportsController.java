package dev.steward.analytics.reports;

import dev.steward.analytics.charts.Html;
import dev.steward.core.Caller;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Role;
import dev.steward.ports.warehouse.Warehouse;
import dev.steward.web.Allow;
import dev.steward.web.problems.Statuses;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The pages: an overview, and one for each question. */
@Controller("/reports")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
@Allow({Role.SUPERVISOR, Role.OPERATOR, Role.ADMIN, Role.VIEWER})
@Requires(bean = Warehouse.class)
final class ReportsController {
  private final List<Report> reports;
  private final Warehouse warehouse;
  private final ReportSettings settings;
  private final InstantSource clock;

  ReportsController(
      List<Report> reports, Warehouse warehouse, ReportSettings settings, InstantSource clock) {
    this.reports = reports.stream().sorted(Comparator.comparing(Report::place)).toList();
    this.warehouse = warehouse;
    this.settings = settings;
    this.clock = clock;
  }

  @Get
  HttpResponse<String> overview(Caller caller, @QueryValue(defaultValue = "24h") String range) {
    Asked asked = asked(caller, range);
    List<Html> cards = reports.stream().map(report -> card(report, asked)).toList();
    return Page.of(
        HttpStatus.OK,
        "Reports",
        Navigation.of(caller, "", asked.range()),
        Html.of(
            "<h1>Reports</h1>{}<div class=\"cards\">{}</div>", Navigation.window(asked), cards));
  }

  @Get("/{view}")
  HttpResponse<String> page(
      Caller caller, @PathVariable String view, @QueryValue(defaultValue = "24h") String range) {
    Report report =
        reports.stream()
            .filter(each -> each.place().path().equals(view))
            .findFirst()
            .orElseThrow(() -> new Fault(ProblemType.NOT_FOUND, "no such report"));
    Asked asked = asked(caller, range);
    HttpStatus status = HttpStatus.OK;
    Html content;
    try {
      content = content(report, report.find(asked));
    } catch (Fault fault) {
      status = HttpStatus.valueOf(Statuses.of(fault.type().kind()));
      content = trouble(fault);
    }
    return Page.of(
        status,
        report.place().title(),
        Navigation.of(caller, report.place().path(), asked.range()),
        Html.of(
            "<h1>{}</h1><p class=\"question\">{}</p>{}{}",
            report.place().title(),
            report.place().question(),
            Navigation.window(asked),
            content));
  }

  private static Html content(Report report, Findings findings) {
    if (findings.nothing()) {
      return Html.of(
          "<section class=\"empty\"><h2>Nothing to see yet</h2>{}</section>", report.whenEmpty());
    }
    return Html.of(
        "<dl class=\"figures\">{}</dl>{}",
        findings.figures().stream().map(Figure::html).toList(),
        findings.parts());
  }

  /** One question that cannot be answered does not keep the others from it. */
  private static Html card(Report report, Asked asked) {
    Html inside;
    try {
      Findings findings = report.find(asked);
      inside =
          findings.nothing()
              ? Html.of("<p class=\"note\">nothing yet</p>")
              : Html.of(
                  "<dl class=\"figures\">{}</dl>{}",
                  findings.figures().stream().limit(2).map(Figure::html).toList(),
                  findings.small());
    } catch (Fault fault) {
      inside = trouble(fault);
    }
    return Html.of(
        "<a class=\"card\" href=\"/reports/{}?range={}\"><h2>{}</h2><p>{}</p>{}</a>\n",
        report.place().path(),
        asked.range().wire(),
        report.place().title(),
        report.place().question(),
        inside);
  }

  private static Html trouble(Fault fault) {
    return Html.of(
        "<div class=\"trouble\" role=\"alert\"><strong>{}</strong> {}</div>",
        fault.type().title(),
        fault.detail());
  }

  private Asked asked(Caller caller, String wire) {
    Range range =
        Range.of(wire)
            .orElseThrow(
                () ->
                    new Fault(
                        ProblemType.MALFORMED_REQUEST,
                        "range is one of " + Stream.of(Range.values()).map(Range::wire).toList()));
    return new Asked(
        warehouse, settings.limits(), caller.tenant(), range, range.upTo(clock.instant()));
  }
}
