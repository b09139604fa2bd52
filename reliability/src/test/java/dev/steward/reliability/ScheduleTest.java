package dev.steward.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.reliability.faults.Schedule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  @Test
  void theSameSeedIsTheSameSchedule() {
    assertThat(first(100, 7)).isEqualTo(first(100, 7)).isNotEqualTo(first(100, 8));
  }

  @Test
  void everyKindComesOnceBeforeAnyComesAgain() {
    List<String> kinds = first(100, 7).stream().map(each -> each.fault().kind()).toList();
    long different = kinds.stream().distinct().count();

    assertThat(kinds.stream().limit(different).distinct()).hasSize((int) different);
  }

  private static List<Schedule.Planned> first(int count, long seed) {
    Schedule schedule = Schedule.usual(seed);
    return Stream.generate(schedule::next).limit(count).toList();
  }
}
