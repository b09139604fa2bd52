package dev.steward.controlplane.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunStateTest {
  @Test
  void whatHasEndedStaysEnded() {
    for (RunState state :
        EnumSet.of(RunState.REFUSED, RunState.SUCCEEDED, RunState.FAILED, RunState.CANCELLED)) {
      assertThat(state.next()).as(state.name()).isEmpty();
    }
  }

  @Test
  void nothingSucceedsWithoutHavingBeenDispatched() {
    assertThat(
            Arrays.stream(RunState.values())
                .filter(state -> state.next().contains(RunState.SUCCEEDED)))
        .containsExactlyInAnyOrder(RunState.DISPATCHING, RunState.UNKNOWN);
  }

  @Test
  void whatWasSentCanNoLongerBeCancelled() {
    assertThat(RunState.DISPATCHING.next()).doesNotContain(RunState.CANCELLED);
  }

  @Test
  void everyStateCanBeReached() {
    Set<RunState> reached = EnumSet.noneOf(RunState.class);
    Arrays.stream(RunState.values()).filter(RunState::first).forEach(reached::add);
    for (int i = 0; i < RunState.values().length; i++) {
      EnumSet.copyOf(reached).forEach(state -> reached.addAll(state.next()));
    }
    assertThat(reached).containsExactlyInAnyOrder(RunState.values());
  }
}
