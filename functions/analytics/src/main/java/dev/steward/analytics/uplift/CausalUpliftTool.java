package dev.steward.analytics.uplift;

import dev.steward.analytics.asking.Asking;
import dev.steward.analytics.asking.Basis;
import dev.steward.analytics.asking.Bounds;
import dev.steward.analytics.asking.Conditions;
import dev.steward.analytics.asking.Range;
import dev.steward.analytics.asking.Refusal;
import dev.steward.analytics.measure.Interval;
import dev.steward.analytics.table.Metric;
import dev.steward.analytics.table.Table;
import dev.steward.analytics.users.Told;
import dev.steward.analytics.users.UserTable;
import dev.steward.analytics.users.Users;
import dev.steward.core.Violation;
import dev.steward.executor.Invocation;
import dev.steward.executor.ToolHandler;
import dev.steward.json.JsonDocument;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code analytics.causal_uplift}: what a treatment did to an outcome of users; what counts as an
 * answer is said by {@link CausalUplift}.
 */
@Singleton
final class CausalUpliftTool
    implements ToolHandler<CausalUpliftTool.Input, CausalUpliftTool.Output> {
  record Input(
      Treatment treatment,
      Result outcome,
      Way design,
      @Nullable List<String> covariates,
      @Nullable Double plannedShare,
      @Nullable String prePeriod,
      Whose estimand,
      @Nullable List<String> untouched,
      @Nullable Integer rangeDays,
      @Nullable String from,
      @Nullable String to,
      @Nullable JsonDocument segment) {
    Input {
      Bounds.items("covariates", covariates, 0, 50);
      Bounds.items("untouched", untouched, 0, 20);
      Bounds.within("range_days", rangeDays, 1, Bounds.DAYS);
    }
  }

  /** Users whose property has that value are the treated ones, all others the controls. */
  record Treatment(String property, String value) {}

  /** The mean of a property, or the share of users who have an event; one of the two. */
  record Result(@Nullable String property, @Nullable String eventName) {}

  /** Whether chance alone chose who was treated. */
  enum Way {
    RANDOMISED,
    OBSERVATIONAL
  }

  /** Whose effect is asked for. */
  enum Whose {
    EVERYONE,
    TREATED
  }

  /** How the answer is to be taken. */
  enum Answer {
    ESTIMATE,
    WARNED,
    REFUSED
  }

  record Output(
      Answer answer,
      @Nullable Estimated effect,
      @Nullable List<Estimated> alsoBy,
      @Nullable Arms arms,
      List<Checked> checks,
      List<String> reasons,
      String evidence,
      Basis basis) {}

  record Estimated(Interval interval, double p, Whose estimand, String method) {}

  record Checked(String name, Check.Result result, String says) {}

  private static final String METHOD =
      "randomised: difference of means, CUPED; observational: doubly robust, inverse propensity"
          + " weights; docs/analytics/uplift.md";

  private final Users users;
  private final Asking asking;

  CausalUpliftTool(Users users, Asking asking) {
    this.users = users;
    this.asking = asking;
  }

  @Override
  public String tool() {
    return "analytics.causal_uplift";
  }

  @Override
  public String path() {
    return "/execute/analytics/causal_uplift";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public Class<Output> output() {
    return Output.class;
  }

  @Override
  public boolean changes() {
    return false;
  }

  @Override
  public Output handle(Invocation call, Input input) {
    List<Violation> violations = new ArrayList<>();
    Conditions segment = Conditions.read(input.segment(), "/segment", violations);
    if ((input.outcome().property() == null) == (input.outcome().eventName() == null)) {
      violations.add(new Violation("/outcome", "must name a property or an event_name, not both"));
    }
    if (!violations.isEmpty()) {
      throw Refusal.of(violations);
    }
    UpliftQuestion question = question(input);
    Range range = Range.asked(input.rangeDays(), input.from(), input.to(), asking.now());
    Table table =
        users.table(
            call,
            range,
            Optional.ofNullable(input.outcome().eventName()),
            Optional.empty(),
            properties(input, question),
            segment);
    refuseUnfit(table, input);
    return switch (CausalUplift.estimate(table, question)) {
      case Uplift.Estimate(Finding finding) ->
          found(Answer.ESTIMATE, finding, List.of(), range, table);
      case Uplift.Warned(Finding finding, List<String> warnings) ->
          found(Answer.WARNED, finding, warnings, range, table);
      case Uplift.Refused(List<String> reasons, List<Check> checks) ->
          new Output(
              Answer.REFUSED,
              null,
              null,
              null,
              checked(checks),
              reasons,
              "There is no number: " + String.join("; ", reasons),
              Basis.of(table.rows(), range, METHOD, null, List.of()));
      case Uplift.NotEnoughData(String reason, String needed) ->
          throw Refusal.notEnough(reason, needed);
    };
  }

  private static void refuseUnfit(Table table, Input input) {
    List<Violation> violations = new ArrayList<>();
    Told.ofOneKind(table, input.treatment().property(), "/treatment/property")
        .ifPresent(violations::add);
    Optional.ofNullable(input.outcome().property())
        .flatMap(property -> Told.number(table, property, "/outcome/property"))
        .ifPresent(violations::add);
    int place = 0;
    for (String covariate : Objects.requireNonNullElse(input.covariates(), List.<String>of())) {
      Told.ofOneKind(table, covariate, "/covariates/" + place).ifPresent(violations::add);
      place++;
    }
    if (!violations.isEmpty()) {
      throw Refusal.of(violations);
    }
  }

  private static List<String> properties(Input input, UpliftQuestion question) {
    Set<String> properties = new LinkedHashSet<>();
    properties.add(input.treatment().property());
    if (input.outcome().property() != null) {
      properties.add(input.outcome().property());
    }
    properties.addAll(question.design().columns());
    return List.copyOf(properties);
  }

  private static UpliftQuestion question(Input input) {
    try {
      String event = input.outcome().eventName();
      Metric outcome =
          event == null
              ? new Metric.Mean(String.valueOf(input.outcome().property()))
              : new Metric.Rate(UserTable.outcomeColumn(event), "true");
      return new UpliftQuestion(
          new Metric.Rate(input.treatment().property(), input.treatment().value()),
          outcome,
          design(input));
    } catch (IllegalArgumentException unfit) {
      throw Refusal.of("", String.valueOf(unfit.getMessage()));
    }
  }

  private static Design design(Input input) {
    List<String> covariates = input.covariates() == null ? List.of() : input.covariates();
    return switch (input.design()) {
      case RANDOMISED ->
          new Design.Randomised(
              Optional.ofNullable(input.plannedShare()),
              covariates,
              Optional.ofNullable(input.prePeriod()));
      case OBSERVATIONAL ->
          new Design.Observational(
              covariates,
              input.estimand() == Whose.EVERYONE ? Estimand.EVERYONE : Estimand.TREATED,
              (input.untouched() == null ? List.<String>of() : input.untouched())
                  .stream().map(Design.Untouched::of).toList());
    };
  }

  private static Output found(
      Answer answer, Finding finding, List<String> warnings, Range range, Table table) {
    return new Output(
        answer,
        estimated(finding.effect()),
        finding.alsoBy().stream().map(CausalUpliftTool::estimated).toList(),
        finding.arms(),
        checked(finding.checks()),
        warnings,
        finding.evidence(),
        Basis.of(table.rows(), range, finding.effect().method(), "95 %", finding.caveats()));
  }

  private static Estimated estimated(Effect effect) {
    return new Estimated(
        effect.interval(),
        effect.p(),
        effect.estimand() == Estimand.EVERYONE ? Whose.EVERYONE : Whose.TREATED,
        effect.method());
  }

  private static List<Checked> checked(List<Check> checks) {
    return checks.stream()
        .map(check -> new Checked(check.name(), check.result(), check.says()))
        .toList();
  }
}
