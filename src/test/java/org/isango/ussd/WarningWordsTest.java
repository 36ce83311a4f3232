package org.isango.ussd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.isango.cases.Warning;
import org.isango.menu.MenuProblems;
import org.isango.menu.MenuReader;
import org.isango.menu.Menus;
import org.isango.text.Fold;
import org.isango.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever peers are warned of can be said, in every language, in the room there is.
class WarningWordsTest {
  private static final String WORD = "said.warnings-about-";

  private static List<String> abouts() {
    var all = new ArrayList<String>();
    for (var hours : Warning.Hours.values())
      for (var colour : Warning.Colour.values())
        for (var vehicle : Warning.Vehicle.values())
          for (var behaviour : Warning.Behaviour.values())
            all.add(warning(hours, colour, vehicle, behaviour).about());
    return all;
  }

  private static Warning warning(
      Warning.Hours hours,
      Warning.Colour colour,
      Warning.Vehicle vehicle,
      Warning.Behaviour behaviour) {
    return new Warning(
        new UUID(0, 1),
        "place",
        "GP",
        LocalDate.EPOCH,
        hours,
        colour,
        vehicle,
        behaviour,
        OffsetDateTime.MAX);
  }

  private static Menus menus() throws MenuProblems {
    return MenuReader.read(Path.of("menus"));
  }

  @Test
  void everyWordOfAWarningStandsInTheMenusAndNoOther() throws MenuProblems {
    Set<String> used = new LinkedHashSet<>();
    abouts().forEach(about -> used.addAll(Arrays.asList(about.split(", "))));

    assertThat(menus().screens().keySet().stream().filter(id -> id.startsWith(WORD)))
        .containsExactlyInAnyOrderElementsOf(
            used.stream().map(word -> WORD + word.replace('_', '-')).toList());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyWarningFitsItsLine(Language language) throws MenuProblems {
    var menus = menus();
    int room = menus.settings().lists().get("warnings").widths().get("about");

    for (String about : abouts()) {
      var said =
          Arrays.stream(about.split(", "))
              .map(word -> word(menus, WORD + word.replace('_', '-'), language))
              .collect(Collectors.joining(", "));
      assertThat(Fold.fold(said).length()).as(said).isLessThanOrEqualTo(room);
    }
  }

  private static String word(Menus menus, String id, Language language) {
    return language == Language.EN
        ? menus.screens().get(id).say()
        : menus.texts().get(language).get(id).parts().get("say").text();
  }
}
