package dev.steward.analytics.reports;

import static j2html.TagCreator.*;

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
import j2html.tags.DomContent;
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
    return Page.of(
        HttpStatus.OK,
        "Reports",
        Navigation.of(caller, "", asked.range()),
        h1("Reports"),
        Navigation.window(asked),
        div(each(reports, report -> card(report, asked))).withClass("cards"));
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
    DomContent content;
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
        h1(report.place().title()),
        p(report.place().question()).withClass("question"),
        Navigation.window(asked),
        content);
  }

  private static DomContent content(Report report, Findings findings) {
    if (findings.nothing()) {
      return section(h2("Nothing to see yet"), report.whenEmpty()).withClass("empty");
    }
    return each(
        dl(each(findings.figures(), Figure::html)).withClass("figures"),
        each(findings.parts(), part -> part));
  }

  private static DomContent card(Report report, Asked asked) {
    return a(h2(report.place().title()), p(report.place().question()), inside(report, asked))
        .withClass("card")
        .withHref("/reports/" + report.place().path() + "?range=" + asked.range().wire());
  }

  /** One question that cannot be answered does not keep the others from it. */
  private static DomContent inside(Report report, Asked asked) {
    try {
      Findings findings = report.find(asked);
      return findings.nothing()
          ? p("nothing yet").withClass("note")
          : each(
              dl(each(findings.figures().stream().limit(2).map(Figure::html))).withClass("figures"),
              findings.small());
    } catch (Fault fault) {
      return trouble(fault);
    }
  }

  private static DomContent trouble(Fault fault) {
    return div(strong(fault.type().title()), text(" " + fault.detail()))
        .withClass("trouble")
        .attr("role", "alert");
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
