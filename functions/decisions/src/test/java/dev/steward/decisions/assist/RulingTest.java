package dev.steward.decisions.assist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.decisions.constitutions.Assist;
import dev.steward.decisions.constitutions.AutonomyLevel;
import dev.steward.decisions.constitutions.Judgement;
import dev.steward.decisions.constitutions.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulingTest {
  private static final Assist STRICT = new Assist("look", Set.of(AutonomyLevel.AL2), false);
  private static final Assist LENIENT = new Assist("look", Set.of(AutonomyLevel.AL2), true);

  private static final List<AutonomyLevel> ACTING =
      List.of(AutonomyLevel.AL1, AutonomyLevel.AL2, AutonomyLevel.AL3);

  /** Every answer there can be, to every judgement there can be. */
  @Test
  void noAnswerEverMakesADecisionMilder() {
    List<Optional<Verdict>> verdicts = orNone(Verdict.values());
    for (Verdict decided : List.of(Verdict.APPROVE, Verdict.DENY)) {
      for (AutonomyLevel at : ACTING) {
        for (Optional<Verdict> verdict : verdicts) {
          for (Optional<AutonomyLevel> level : orNone(AutonomyLevel.values())) {
            Advice advice = new Advice.Given(verdict, level, "so");
            Judgement ruled = Ruling.of(judgement(decided, at), STRICT, advice).judgement();
            assertThat(ruled.level()).isLessThanOrEqualTo(at);
            assertThat(ruled.verdict()).isIn(decided, Verdict.ESCALATE);
            assertThat(ruled.verdict() == Verdict.ESCALATE)
                .isEqualTo(ruled.level() == AutonomyLevel.AL0);
          }
        }
      }
    }
  }

  private static <T> List<Optional<T>> orNone(T[] values) {
    return Stream.concat(Stream.of(Optional.<T>empty()), Arrays.stream(values).map(Optional::of))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"level\": \"AL3\", \"reason\": \"it is fine\"}', may not: it is fine",
    "'{\"verdict\": \"deny\", \"reason\": \"no\"}', the model would deny: no",
    "'{\"verdict\": \"escalate\", \"reason\": \"odd\"}', wants people to decide: odd",
    "'{\"verdict\": \"escalate\", \"level\": \"AL3\", \"reason\": \"odd\"}', people to decide: odd",
    "'{\"level\": \"AL0\", \"reason\": \"odd\"}', wants people to decide: odd",
  })
  void whatTheModelMayNotSayAloneIsForPeople(String answer, String why) {
    assertEscalated(Advice.read(answer), why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "approve",
        "{\"reason\": \"cut o",
        "{}",
        "[]",
        "null",
        "{\"verdict\": \"approve\"}",
        "{\"verdict\": \"APPROVE\", \"reason\": \"shouting\"}",
        "{\"verdict\": null, \"reason\": \"nothing\"}",
        "{\"level\": \"AL4\", \"reason\": \"beyond\"}",
        "{\"level\": 2, \"reason\": \"a number\"}",
        "{\"reason\": \"more\", \"then\": \"asked for\"}",
        "{\"reason\": \"twice\", \"level\": \"AL1\", \"level\": \"AL3\"}",
        "{\"reason\": \"fine\"} {\"level\": \"AL3\"}",
        "```json\n{\"reason\": \"dressed up\"}\n```"
      })
  void anAnswerThatIsNoneIsForPeople(String answer) {
    assertEscalated(Advice.read(answer), "the model is of no use: its answer is not");
  }

  @Test
  void nobodyAnsweringIsForPeopleUnlessThePolicyLetsItStand() {
    Judgement decided = judgement(Verdict.APPROVE, AutonomyLevel.AL2);
    Advice nobody = new Advice.Missing("no answer within 4000 ms");

    assertEscalated(nobody, "no model answers: no answer within 4000 ms");
    assertThat(Ruling.of(decided, LENIENT, nobody)).isEqualTo(new Ruling(decided, Effect.KEPT));
  }

  @Test
  void evenThenAnAnswerOfNoUseIsForPeople() {
    Judgement decided = judgement(Verdict.APPROVE, AutonomyLevel.AL2);

    assertThat(Ruling.of(decided, LENIENT, new Advice.Useless("blocked")).effect())
        .isEqualTo(Effect.ESCALATED);
  }

  @ParameterizedTest
  @EnumSource(
      value = Verdict.class,
      names = {"APPROVE", "DENY"})
  void whoAgreesChangesNothing(Verdict verdict) {
    Judgement decided = judgement(verdict, AutonomyLevel.AL2);

    for (String agreeing :
        new String[] {
          "{\"reason\": \"fine\"}",
          "{\"level\": \"AL2\", \"reason\": \"fine\"}",
          "{\"verdict\": \"" + verdict.wire() + "\", \"level\": \"AL2\", \"reason\": \"fine\"}"
        }) {
      assertThat(Ruling.of(decided, STRICT, Advice.read(agreeing)))
          .isEqualTo(new Ruling(decided, Effect.KEPT));
    }
  }

  @Test
  void aLowerLevelCountsAndNamesBothReasons() {
    Ruling ruling =
        Ruling.of(
            judgement(Verdict.APPROVE, AutonomyLevel.AL2),
            STRICT,
            Advice.read("{\"level\": \"AL1\", \"reason\": \"the note\\u202e reads oddly\"}"));

    assertThat(ruling.effect()).isEqualTo(Effect.TIGHTENED);
    assertThat(ruling.judgement().verdict()).isEqualTo(Verdict.APPROVE);
    assertThat(ruling.judgement().level()).isEqualTo(AutonomyLevel.AL1);
    assertThat(ruling.judgement().rule()).isEqualTo("assist");
    assertThat(ruling.judgement().reason())
        .isEqualTo(
            "band-AL2 said approve at AL2 (usual);"
                + " the model asks for more caution: the note reads oddly");
  }

  @Test
  void whatWasSaidIsKeptAndReadAgain() {
    for (Advice advice :
        new Advice[] {
          Advice.read("{\"reason\": \"fine\"}"),
          Advice.read("{\"verdict\": \"deny\", \"level\": \"AL1\", \"reason\": \"no\"}"),
          new Advice.Useless("blocked"),
          new Advice.Missing("nobody")
        }) {
      assertThat(Advice.of(advice.json())).isEqualTo(advice);
    }
  }

  private static void assertEscalated(Advice advice, String why) {
    Ruling ruling = Ruling.of(judgement(Verdict.APPROVE, AutonomyLevel.AL2), STRICT, advice);
    assertThat(ruling.effect()).isEqualTo(Effect.ESCALATED);
    assertThat(ruling.judgement().verdict()).isEqualTo(Verdict.ESCALATE);
    assertThat(ruling.judgement().level()).isEqualTo(AutonomyLevel.AL0);
    assertThat(ruling.judgement().rule()).isEqualTo(Judgement.ASSIST);
    assertThat(ruling.judgement().reason()).contains(why);
  }

  private static Judgement judgement(Verdict verdict, AutonomyLevel level) {
    return new Judgement(verdict, level, "band-" + level, "usual", Optional.empty());
  }
}
