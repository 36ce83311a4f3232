package org.isango.ussd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.isango.menu.Lists;
import org.junit.jupiter.api.Test;

class PersonalTest {
  private static final Lists.Row SPRINGS =
      new Lists.Row("1", Map.of("line", "Wed 24 Nov, Springs"));
  private static final Map<String, String> PICKS = Map.of("province", "GP");

  private final Personal lists = new Personal(new NoLists(), Set.of("dates"));

  @Test
  void whatNobodyHasFetchedIsNotedWithTheChoicesItWasAskedForWith() {
    assertThat(lists.rows("dates", PICKS)).isEmpty();
    assertThat(lists.wanted()).isEqualTo(Map.of("dates", PICKS));
  }

  @Test
  void oneRowAskedForIsNotedToo() {
    assertThat(lists.row("dates", "1")).isEmpty();
    assertThat(lists.wanted()).containsOnlyKeys("dates");
  }

  @Test
  void whatIsFetchedIsShownAtTheNextRunAndWantedNoMore() {
    lists.rows("dates", PICKS);
    var next = lists.again();
    next.fetched("dates", List.of(SPRINGS));

    assertThat(next.rows("dates", PICKS)).containsExactly(SPRINGS);
    assertThat(next.row("dates", "1")).contains(SPRINGS);
    assertThat(next.wanted()).isEmpty();
  }

  @Test
  void whatEverybodySeesIsNeverFetched() {
    assertThat(lists.rows("clinics", PICKS)).isEmpty();
    assertThat(lists.wanted()).isEmpty();
  }

  /// A directory without a row.
  private record NoLists() implements Lists {
    @Override
    public List<Row> rows(String source, Map<String, String> picks) {
      return List.of();
    }

    @Override
    public List<Row> find(String source, Map<String, String> picks, String typed) {
      return List.of();
    }

    @Override
    public Optional<Row> row(String source, String id) {
      return Optional.empty();
    }
  }
}
