package dev.steward.controlplane.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.TenantId;
import dev.steward.registry.Risk;
import dev.steward.testkit.FixedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DegradeTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private final FixedClock clock = FixedClock.at(START);
  private Part.Standing standing = Part.Standing.UP;
  private Duration behind = Duration.ZERO;
  private final Degrade degrade = new Degrade(List.of(new Told()), new Lag(), clock);

  @Test
  void allIsWell() {
    degrade.look();

    assertThat(degrade.degraded()).isFalse();
    assertThat(degrade.parts()).containsExactly(new PartView("thing", "up", START, "nobody minds"));
  }

  @Test
  void aPartThatIsDownIsDownSinceItWasSeenSo() {
    degrade.look();
    clock.advance(Duration.ofSeconds(9));
    standing = Part.Standing.DOWN;
    degrade.look();
    clock.advance(Duration.ofSeconds(9));
    degrade.look();

    assertThat(degrade.degraded()).isTrue();
    assertThat(degrade.parts().getFirst().state()).isEqualTo("down");
    assertThat(degrade.parts().getFirst().since()).isEqualTo(START.plusSeconds(9));
  }

  @Test
  void aPartMayKnowBetterSinceWhen() {
    standing = new Part.Standing(Part.State.DOWN, Optional.of(START.minusSeconds(60)));
    degrade.look();

    assertThat(degrade.parts().getFirst().since()).isEqualTo(START.minusSeconds(60));
  }

  @Test
  void aPartThatComesBackIsUpSinceThen() {
    standing = Part.Standing.DOWN;
    degrade.look();
    clock.advance(Duration.ofSeconds(3));
    standing = Part.Standing.UP;
    degrade.look();

    assertThat(degrade.degraded()).isFalse();
    assertThat(degrade.parts().getFirst().since()).isEqualTo(START.plusSeconds(3));
  }

  @Test
  void whatThisDeploymentDoesNotHaveIsNotMissed() {
    standing = Part.Standing.ABSENT;
    degrade.look();

    assertThat(degrade.degraded()).isFalse();
    assertThat(degrade.parts().getFirst().state()).isEqualTo("absent");
  }

  @Test
  void withoutCheckpointsHighRiskGoesOnForFiveMinutes() {
    behind = Duration.ofMinutes(5);
    assertThat(degrade.refusal(ACME, Risk.HIGH)).isEmpty();

    behind = behind.plusMillis(1);
    assertThat(degrade.refusal(ACME, Risk.HIGH)).isPresent();
  }

  @ParameterizedTest
  @EnumSource(
      names = {"HIGH"},
      mode = EnumSource.Mode.EXCLUDE)
  void withoutCheckpointsLowerRiskGoesOn(Risk risk) {
    behind = Duration.ofHours(5);

    assertThat(degrade.refusal(ACME, risk)).isEmpty();
  }

  private final class Told implements Part {
    @Override
    public String name() {
      return "thing";
    }

    @Override
    public String effect() {
      return "nobody minds";
    }

    @Override
    public Standing standing() {
      return standing;
    }
  }

  private final class Lag implements CheckpointLag {
    @Override
    public Duration behind() {
      return behind;
    }

    @Override
    public Duration behind(TenantId tenant) {
      return behind;
    }
  }
}
