package org.isango.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.isango.text.Gsm7;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryTest {
  private static final Directory DIRECTORY = Directory.load();

  private static Directory.Place place(String name, String province) {
    return DIRECTORY.find(name, Optional.of(province)).getFirst();
  }

  @Test
  void everyRowIsLoaded() {
    assertThat(DIRECTORY.provinces()).hasSize(9);
    assertThat(DIRECTORY.towns()).hasSize(13_390);
    assertThat(DIRECTORY.sites()).hasSizeBetween(4_230, 4_350);
    var provinces = DIRECTORY.provinces().stream().map(Directory.Province::code).toList();
    assertThat(DIRECTORY.towns()).allMatch(town -> provinces.contains(town.province()));
  }

  @Test
  void noIdInTheFilesIsOfNothing() {
    var sites = ids("facilities-za", "facility_id");
    var places = ids("places-za", "place_id");
    var phones = Table.read("facility-phones-za", row -> row.filled("facility_id"));
    var same = Table.read("facilities-za-chc-cdc", row -> row.filled("same_as"));
    var near = Table.read("facilities-za", row -> row.filled("near_place_id"));

    assertThat(sites).allMatch(id -> DIRECTORY.site(id).isPresent());
    assertThat(phones.stream().flatMap(Optional::stream)).hasSize(74).isSubsetOf(sites);
    assertThat(same.stream().flatMap(Optional::stream)).isNotEmpty().isSubsetOf(sites);
    assertThat(near.stream().flatMap(Optional::stream)).isNotEmpty().isSubsetOf(places);
    assertThat(ids("place-names-za", "place_id")).isSubsetOf(places);
    assertThat(ids("place-aliases-za", "place_id")).isSubsetOf(places);
  }

  private static Set<String> ids(String file, String column) {
    return Set.copyOf(new HashSet<>(Table.read(file, row -> row.text(column))));
  }

  @Test
  void everyPlaceFitsItsList() {
    var softly = new SoftAssertions();
    for (Town town : DIRECTORY.towns()) {
      var place = DIRECTORY.place(town.id()).orElseThrow();
      fits(softly, place.name(), 22);
      fits(softly, place.second(), 14);
      softly.assertThat(place.name()).isNotBlank();
    }
    DIRECTORY.provinces().forEach(province -> fits(softly, province.name(), 13));
    softly.assertAll();
  }

  @Test
  void aPlaceOfJustThatNameIsMeantWhateverSoundsLikeIt() {
    assertThat(DIRECTORY.provinceOf("Khayelitsha")).contains("WC");
    assertThat(DIRECTORY.provinceOf(" cape town ")).contains("WC");
    assertThat(DIRECTORY.provinceOf("mthatha")).contains("EC");
    assertThat(DIRECTORY.provinceOf("Wynberg")).as("in two provinces").isEmpty();
    assertThat(DIRECTORY.provinceOf("Springs")).as("in three").isEmpty();
  }

  @Test
  void placesOfOneNameAreToldApart() {
    var seen = new HashMap<String, List<String>>();
    for (Town town : DIRECTORY.towns()) {
      var place = DIRECTORY.place(town.id()).orElseThrow();
      seen.computeIfAbsent(town.key(), key -> new ArrayList<>()).add(place.second());
    }
    assertThat(seen.entrySet())
        .allSatisfy(
            entry -> assertThat(entry.getValue()).as(entry.getKey()).doesNotHaveDuplicates());
    assertThat(seen.values())
        .filteredOn(seconds -> seconds.size() > 1)
        .allSatisfy(seconds -> assertThat(seconds).doesNotContain(""));
  }

  @Test
  void everySiteFitsItsScreen() {
    var softly = new SoftAssertions();
    for (Directory.Site site : DIRECTORY.sites()) {
      fits(softly, site.name(), 34);
      fits(softly, site.place(), 30);
      fits(softly, site.tel().orElse(""), 12);
      softly.assertThat(site.listed()).isIn("2019", "2020");
      softly.assertThat(site.checked()).isEmpty();
      softly.assertThat(site.name()).as(site.id()).isNotBlank();
      site.tel().ifPresent(tel -> softly.assertThat(tel).matches("0\\d\\d \\d{3} \\d{4}"));
    }
    softly.assertAll();
  }

  @Test
  void everyRowOfEveryListFitsAndShowsItsKindOnce() {
    var softly = new SoftAssertions();
    var sites = new HashSet<String>();
    for (Town town : DIRECTORY.towns()) {
      if (town.index() % 7 != 0) continue;
      for (Directory.NearSite near : DIRECTORY.near(town.id())) {
        if (!sites.add(near.site().id())) continue;
        fits(softly, near.line(), 36);
        softly
            .assertThat(near.line())
            .containsPattern(
                "(?i)(clinic|chc|cdc|hospital|health post|after hours).* \\d+(\\.\\d)? km$")
            .doesNotContainPattern("(?i)(clinic clinic|hospital hospital|chc chc|post post)");
      }
    }
    softly.assertAll();
    assertThat(sites).hasSizeGreaterThan(4_000);
  }

  private static void fits(SoftAssertions softly, String text, int septets) {
    softly.assertThat(Gsm7.fits(text)).as(text).isTrue();
    softly.assertThat(text).doesNotStartWith(" ").doesNotEndWith(" ");
    if (Gsm7.fits(text)) {
      softly.assertThat(Gsm7.septets(text)).as(text).isLessThanOrEqualTo(septets);
    }
  }

  @Test
  void sitesComeNearestFirst() {
    var yeoville = place("Yeoville", "GP");
    var near = DIRECTORY.near(yeoville.id());

    assertThat(near).hasSize(30).isSortedAccordingTo((a, b) -> Double.compare(a.km(), b.km()));
    assertThat(near.getFirst().line()).isEqualTo("Yeoville Clinic 0.2 km");
    assertThat(near.getFirst().site().place()).isEqualTo("Yeoville, Joburg");
  }

  @Test
  void noSiteIsNearerThanThoseListed() {
    for (Town town : DIRECTORY.towns()) {
      if (town.index() % 97 != 0) continue;
      var near = DIRECTORY.near(town.id());
      var listed = near.stream().map(n -> n.site().id()).collect(Collectors.toSet());
      assertThat(DIRECTORY.sites())
          .filteredOn(site -> site.at().isPresent() && !listed.contains(site.id()))
          .allMatch(site -> site.at().get().km(town.at()) >= near.getLast().km());
    }
  }

  @Test
  void aHouseIsListedOnce() {
    var lines = lines(place("Delft", "WC"));

    assertThat(lines).filteredOn(line -> line.startsWith("Delft CHC")).hasSize(1);
    assertThat(lines.getFirst()).startsWith("Delft CHC + after hours ");
    assertThat(DIRECTORY.site("M19-0782")).isEqualTo(DIRECTORY.site("DD20-002"));
  }

  @Test
  void aHospitalAndTheClinicAtItsGateAreTwo() {
    assertThat(lines(place("Newcastle", "KZN")))
        .anyMatch(line -> line.startsWith("Newcastle Gateway Clinic "))
        .anyMatch(line -> line.startsWith("Newcastle Hospital "));
  }

  private static List<String> lines(Directory.Place place) {
    return DIRECTORY.near(place.id()).stream().map(Directory.NearSite::line).toList();
  }

  @Test
  void aSiteWhosePointCannotBeRightIsNotOfferedByDistance() {
    var doubtful =
        Table.read(
                "facilities-za", row -> row.text("flags").isEmpty() ? "" : row.text("facility_id"))
            .stream()
            .filter(id -> !id.isEmpty())
            .collect(Collectors.toSet());

    assertThat(doubtful).hasSize(36);
    for (Town town : DIRECTORY.towns()) {
      if (town.index() % 13 != 0) continue;
      assertThat(DIRECTORY.near(town.id())).noneMatch(near -> doubtful.contains(near.site().id()));
    }
  }

  @Test
  void aHiddenSiteIsNotOfferedAndStillKnown() {
    var yeoville = place("Yeoville", "GP");
    var first = DIRECTORY.near(yeoville.id()).getFirst().site();

    var hiding = DIRECTORY.hiding(Set.of(first.id(), "no such site"));

    assertThat(hiding.near(yeoville.id())).hasSize(30).noneMatch(near -> near.site().equals(first));
    assertThat(hiding.site(first.id())).contains(first);
    assertThat(DIRECTORY.near(yeoville.id()).getFirst().site()).isEqualTo(first);
  }

  @Test
  void phoneNumbersAreWrittenAsTheyAreDialled() {
    assertThat(Phones.national("+27338467000")).isEqualTo("033 846 7000");
    assertThat(DIRECTORY.site("M19-1645").orElseThrow().tel()).contains("031 327 2000");
    assertThat(
            DIRECTORY.sites().stream()
                .filter(site -> site.tel().isPresent())
                .map(Directory.Site::id))
        .containsExactlyInAnyOrderElementsOf(
            Phones.load().keySet().stream()
                .map(id -> DIRECTORY.site(id).orElseThrow().id())
                .collect(Collectors.toSet()));
  }

  @Test
  void namesakesGetASecondWord() {
    assertThat(place("Berea", "GP").second()).isEqualTo("Joburg");
    assertThat(place("Berea", "KZN").second()).isEqualTo("Durban");
    assertThat(place("Yeoville", "GP").second()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "12345",
        "0",
        "٣",
        "STOP",
        "stop all",
        "clinic",
        "Police station",
        "help me",
        "HIV test",
        "yebo",
        "ja",
        "hayi",
        "umtholampilo",
        "kliniek",
        "\u0000",
        "😀",
        "*#",
        "ǃǂǁ",
        "near the hospital"
      })
  void wordsOfTheServiceAndSignsAreNoPlaces(String typed) {
    assertThat(DIRECTORY.find(typed, Optional.empty())).isEmpty();
    assertThat(DIRECTORY.find(typed, Optional.of("GP"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'; DROP TABLE help_case;--",
        "<script>alert(1)</script>",
        "ɓaǃkoma",
        "👩\u200D👩\u200D👧 Soweto",
        "a",
        "ee",
        "1*2*3",
        "%zz",
        "\uD83D"
      })
  void anythingElseGivesAtMostFourGuesses(String typed) {
    assertThat(DIRECTORY.find(typed, Optional.empty())).hasSizeLessThanOrEqualTo(4);
  }

  @Test
  void aLongTextIsCutShort() {
    var started = System.nanoTime();
    assertThat(DIRECTORY.find("7".repeat(8_000), Optional.empty())).isEmpty();
    assertThat(DIRECTORY.find("soweto ".repeat(2_000), Optional.empty()))
        .hasSizeLessThanOrEqualTo(4);
    assertThat(System.nanoTime() - started).isLessThan(2_000_000_000L);
  }

  @Test
  void lettersOfOtherKeyboardsAreRead() {
    assertThat(DIRECTORY.find("ＹＥＯＶＩＬＬＥ", Optional.empty()).getFirst().name())
        .isEqualTo("Yeoville");
    assertThat(DIRECTORY.find("Yéövillê!", Optional.empty()).getFirst().name())
        .isEqualTo("Yeoville");
  }

  @Test
  void aShortNicknameFitsOnlyItself() {
    assertThat(DIRECTORY.find("pe", Optional.empty()).getFirst().name()).isEqualTo("Gqeberha");
    assertThat(DIRECTORY.find("pee", Optional.of("EC")).stream().map(Directory.Place::name))
        .doesNotContain("Gqeberha");
  }

  @Test
  void aProvinceKeepsTheOthersOut() {
    assertThat(DIRECTORY.find("Berea", Optional.of("KZN")))
        .allMatch(p -> p.province().equals("KZN"));
    assertThat(DIRECTORY.near("no such place")).isEmpty();
    assertThat(DIRECTORY.place("no such place")).isEmpty();
  }

  /// A request with this place is called out there and not to the whole country.
  @Test
  void aPlaceTypedByItsNameIsInItsProvinceWhateverSoundsLikeIt() {
    assertThat(DIRECTORY.provinceOf("Hillbrow")).contains("GP");
    assertThat(DIRECTORY.provinceOf(" khayelitsha ")).contains("WC");
    assertThat(DIRECTORY.provinceOf("Hillbrow police station")).contains("GP");
    assertThat(DIRECTORY.provinceOf("Wynberg Hill")).contains("WC");
    assertThat(DIRECTORY.provinceOf("Wynberg")).isEmpty();
    assertThat(DIRECTORY.provinceOf("John Vorster")).isEmpty();
  }
}
