package dev.steward.analytics.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecentKeysTest {
  /** Half of the keys share their low bits, so that they crowd in one place of the table. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64, 1_000})
  void theyAreThoseAnOrderedMapWouldKeep(int most) {
    Random random = new Random(most);
    RecentKeys keys = new RecentKeys(most);
    Map<EventKey, Bringing> expected =
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(Map.Entry<EventKey, Bringing> eldest) {
            return size() > most;
          }
        };
    for (int i = 0; i < 50_000; i++) {
      int number = random.nextInt(2 * most + 1);
      EventKey key = new EventKey(number, number % 2 == 0 ? -1 : number * 0x9e3779b97f4a7c15L);
      Bringing by = new Bringing();
      assertThat(keys.putIfAbsent(key, by)).isSameAs(expected.putIfAbsent(key, by));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 64})
  void whatIsRemovedByItsBringerIsUnknownAndAllElseIsNot(int most) {
    RecentKeys keys = new RecentKeys(most);
    EventKey first = new EventKey(1, 5);
    EventKey second = new EventKey(2, 5);
    Bringing by = new Bringing();
    Bringing other = new Bringing();
    assertThat(keys.putIfAbsent(first, by)).isNull();
    assertThat(keys.putIfAbsent(second, by)).isNull();

    keys.remove(second, other);
    keys.remove(first, by);

    assertThat(keys.putIfAbsent(second, other)).isSameAs(by);
    assertThat(keys.putIfAbsent(first, other)).isNull();
  }
}
