package dev.steward.decisions.constitutions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Digest;
import dev.steward.core.Violation;
import dev.steward.json.CanonicalJson;
import dev.steward.json.JsonSchema;
import dev.steward.policy.InvalidPolicy;
import dev.steward.policy.expressions.Formula;
import dev.steward.registry.InvalidRegistry;
import dev.steward.registry.Mistake;
import dev.steward.registry.YamlTree;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A constitution as text: YAML, and so JSON too. */
public final class ConstitutionText {
  private static final JsonSchema SCHEMA =
      JsonSchema.beside(ConstitutionText.class, "constitution.schema.json");

  private final YamlTree file;
  private final JsonNode root;
  private final List<Mistake> mistakes = new ArrayList<>();

  private ConstitutionText(YamlTree file) {
    this.file = file;
    this.root = SCHEMA.withDefaults(file.root());
  }

  /** Throws {@link InvalidPolicy} with every mistake, each with its line and column. */
  public static Constitution read(String text) {
    YamlTree file = tree(text);
    ConstitutionText constitution = new ConstitutionText(file);
    for (Violation violation : SCHEMA.validate(file.root())) {
      constitution.mistake(violation.pointer(), violation.message());
    }
    constitution.giveUp();
    return constitution.read(new Compiling(text, file, constitution.mistakes));
  }

  static YamlTree tree(String text) {
    try {
      YamlTree file = YamlTree.read(text);
      if (!file.mistakes().isEmpty()) {
        throw new InvalidPolicy(file.mistakes());
      }
      return file;
    } catch (InvalidRegistry unreadable) {
      throw new InvalidPolicy(unreadable.mistakes());
    }
  }

  private Constitution read(Compiling compiling) {
    Declarations facts = DeclarationsText.read(root.path("facts"), "/facts", this::mistake);
    List<String> features = texts(root.path("features"));
    Declarations metrics =
        DeclarationsText.read(root.path("outcome").path("metrics"), "", this::mistake);
    for (String feature : features) {
      if (facts.find(feature).isPresent()) {
        mistake("/features", "a fact has this name too: " + feature);
      }
    }
    Compiling.Scope cases = compiling.of("facts.", facts, features);
    Compiling.Scope outcomes = compiling.of("outcome.", metrics, List.of());
    List<Guard> guards = guards(cases);
    Optional<Autonomy> autonomy = autonomy(cases);
    Optional<Formula> money =
        root.has("money") ? cases.formula("/money", root.path("money").asText()) : Optional.empty();
    Optional<OutcomeTerms> outcome = outcome(facts, metrics, outcomes);
    List<Guardrail> guardrails = guardrails(outcomes);
    giveUp();
    return new Constitution(
        root.path("name").asText(),
        ConstitutionVersion.parse(root.path("version").asText()),
        root.path("domain").asText(),
        root.path("description").asText(),
        facts,
        features,
        guards,
        autonomy.orElseThrow(),
        money,
        assist(),
        outcome.orElseThrow(),
        guardrails,
        trial(),
        drift(),
        root.path("prices").path("decision").asLong(0),
        file.root(),
        Digest.of(CanonicalJson.bytes(file.root())));
  }

  private List<Guard> guards(Compiling.Scope scope) {
    List<Guard> guards = new ArrayList<>();
    Set<String> names = new HashSet<>();
    JsonNode list = root.path("guards");
    for (int i = 0; i < list.size(); i++) {
      JsonNode guard = list.get(i);
      String pointer = "/guards/" + i;
      String name = guard.path("name").asText();
      Verdict verdict = Verdict.of(guard.path("verdict").asText());
      if (!names.add(name)) {
        mistake(pointer + "/name", "another guard has this name");
      }
      if (standsForSomethingElse(name)) {
        mistake(pointer + "/name", "stands for something else in reasons");
      }
      Optional<AutonomyLevel> level =
          guard.has("level")
              ? Optional.of(AutonomyLevel.valueOf(guard.path("level").asText()))
              : Optional.empty();
      if (verdict == Verdict.ESCALATE && level.filter(AutonomyLevel.AL0::equals).isEmpty()) {
        level.ifPresent(_ -> mistake(pointer + "/level", "what is escalated is decided by people"));
      }
      if (verdict != Verdict.ESCALATE && level.filter(AutonomyLevel.AL0::equals).isPresent()) {
        mistake(pointer + "/level", "where people decide, the verdict is escalate");
      }
      String when = guard.path("when").asText();
      scope
          .condition(pointer + "/when", when, verdict != Verdict.ESCALATE)
          .ifPresent(
              condition ->
                  guards.add(
                      new Guard(
                          name, when, verdict, level, guard.path("reason").asText(), condition)));
    }
    return guards;
  }

  private boolean standsForSomethingElse(String name) {
    return name.equals(Judgement.NO_RULE)
        || name.startsWith("band-")
        || (root.has("assist") && name.equals(Judgement.ASSIST));
  }

  private Optional<Autonomy> autonomy(Compiling.Scope scope) {
    List<Band> bands = new ArrayList<>();
    JsonNode list = root.path("autonomy").path("bands");
    BigDecimal before = null;
    for (int i = 0; i < list.size(); i++) {
      String pointer = "/autonomy/bands/" + i;
      Band band = band(list.get(i));
      if (band.upTo().isEmpty() && i < list.size() - 1) {
        mistake(pointer, "only the last band may leave out upTo");
      }
      if (before != null && band.upTo().isPresent() && band.upTo().get().compareTo(before) <= 0) {
        mistake(pointer + "/upTo", "must be more than that of the band before");
      }
      if (band.verdict() == Verdict.ESCALATE != (band.level() == AutonomyLevel.AL0)) {
        mistake(pointer + "/level", "AL0 and the verdict escalate go together");
      }
      before = band.upTo().orElse(before);
      bands.add(band);
    }
    String measure = root.path("autonomy").path("measure").asText();
    return scope
        .formula("/autonomy/measure", measure)
        .map(formula -> new Autonomy(measure, formula, bands));
  }

  private static Band band(JsonNode band) {
    return new Band(
        band.has("upTo") ? Optional.of(band.path("upTo").decimalValue()) : Optional.empty(),
        AutonomyLevel.valueOf(band.path("level").asText()),
        Verdict.of(band.path("verdict").asText()),
        band.path("reason").asText());
  }

  private Optional<OutcomeTerms> outcome(
      Declarations facts, Declarations metrics, Compiling.Scope scope) {
    JsonNode outcome = root.path("outcome");
    Duration matures = period(outcome.path("maturesAfter"), Duration.ZERO);
    Optional<Duration> expires =
        outcome.has("expiresAfter")
            ? Optional.of(period(outcome.path("expiresAfter"), Duration.ZERO))
            : Optional.empty();
    if (expires.isPresent() && expires.get().compareTo(matures) <= 0) {
      mistake("/outcome/expiresAfter", "must be longer than maturesAfter");
    }
    List<OutcomeEvent> events =
        OutcomeEventsText.read(outcome.path("events"), facts, metrics, this::mistake);
    String success = outcome.path("success").asText();
    return scope
        .condition("/outcome/success", success, true)
        .map(condition -> new OutcomeTerms(metrics, success, condition, events, matures, expires));
  }

  private List<Guardrail> guardrails(Compiling.Scope scope) {
    List<Guardrail> guardrails = new ArrayList<>();
    JsonNode list = root.path("guardrails");
    for (int i = 0; i < list.size(); i++) {
      JsonNode each = list.get(i);
      scope
          .formula("/guardrails/" + i + "/value", each.path("value").asText())
          .ifPresent(
              value ->
                  guardrails.add(
                      new Guardrail(
                          each.path("name").asText(),
                          value,
                          each.path("better").asText().equals("higher"),
                          each.path("margin").asDouble())));
    }
    return guardrails;
  }

  private Optional<Assist> assist() {
    JsonNode assist = root.path("assist");
    if (assist.isMissingNode()) {
      return Optional.empty();
    }
    Set<AutonomyLevel> levels = EnumSet.noneOf(AutonomyLevel.class);
    texts(assist.path("levels")).forEach(level -> levels.add(AutonomyLevel.valueOf(level)));
    return Optional.of(
        new Assist(
            assist.path("prompt").asText(),
            levels,
            assist.path("whenUnavailable").asText().equals("keep")));
  }

  private Trial trial() {
    JsonNode trial = root.path("trial");
    return new Trial(
        trial.path("minimum").asInt(200),
        trial.path("margin").asDouble(0),
        trial.path("floor").asDouble(0.2));
  }

  private DriftTerms drift() {
    JsonNode drift = root.path("drift");
    return new DriftTerms(
        period(drift.path("window"), Duration.ofDays(7)),
        period(drift.path("baseline"), Duration.ofDays(28)),
        drift.path("minimum").asInt(200),
        drift.path("effect").asDouble(0.1));
  }

  private static Duration period(JsonNode text, Duration otherwise) {
    return text.isTextual() ? Duration.parse(text.textValue()) : otherwise;
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  private void mistake(String pointer, String message) {
    mistakes.add(file.mistake(pointer, message));
  }

  private void giveUp() {
    if (!mistakes.isEmpty()) {
      throw InvalidPolicy.inReadingOrder(mistakes);
    }
  }
}
