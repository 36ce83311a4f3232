package org.isango.menu.texting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.isango.menu.MenuProblems;
import org.isango.menu.MenuReader;
import org.isango.menu.Menus;
import org.isango.menu.texting.Meaning.Does;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The words that members text, as they were agreed for six languages.
class WordsInEveryLanguageTest {
  /// Words that may never be taken for another: they end texts, delete her, or bring help.
  private static final Set<String> GRAVE =
      Set.of("stop", "start", "delete", "yes", "no", "arrest", "danger", "rape", "help");

  private static Menus menus;
  private static Texting texting;

  @BeforeAll
  static void read() throws MenuProblems {
    menus = MenuReader.read(Path.of("menus"));
    texting = new Texting(menus);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "help|HELP USIZO SIZA UNCEDO NCEDA HULP THUSO",
        "arrest|ARREST UBOSHIWE BOSHIWE UBANJIWE BANJIWE ARRES AANGEHOU TSHWERWE",
        "rights|RIGHTS AMALUNGELO REGTE DITOKELO DITSHWANELO",
        "clinic|CLINIC UMTHOLAMPILO KLINIKI IKLINIKI KLINIEK TLELENIKI TLILINIKI",
        "court|COURT INKANTOLO INKUNDLA HOF LEKGOTLA KGOTLA KGOTLATSHEKELO",
        "police|POLICE AMAPHOYISA AMAPOLISA POLISIE MAPOLESA MAPODISI",
        "danger|DANGER INGOZI GEVAAR KOTSI",
        "rape|RAPE UDLWENGULIWE UDLWENGULWE VERKRAG BETILWE PETO BETELELWE PETELELO",
        "fine|FINE INHLAWULO ISOHLWAYO BOETE FAENE",
        "bail|BAIL IBHEYILI IBHEYILE BORG BEILE",
        "lawyer|LAWYER UMMELI IGQWETHA PROKUREUR MMUELLI MMUELEDI",
        "meeting|MEET UMHLANGANO INTLANGANISO VERGADERING KOPANO",
        "condom|CONDOM KHONDOMU KHONDOM KONDOOM KHONDOMO",
        "talk|TALK KHULUMA THETHA PRAAT BUA",
        "report|REPORT BIKA XELA MELD TLALEHA BEGA",
        "stop|STOP YEKA MISA YIMA EMISA EMA EMIŠA YIMISA IMISANI YEKELA JAMISA LISA",
        "start|START QALA BEGIN SIMOLOLA",
        "delete|DELETE SULA CIMA SKRAP HLAKOLA PHIMOLA",
        "yes|YES YEBO EWE JA EE",
        "no|NO CHA HAYI NEE TJHE NNYAA",
        "language|LANGUAGE ULIMI ULWIMI TAAL PUO",
      })
  void everyAgreedWordMeansWhatItShould(String keyword, String words) {
    for (String word : words.split(" ")) {
      assertThat(texting.hear(word, false).keyword()).as(word).isEqualTo(keyword);
      assertThat(texting.hear(" " + word.toLowerCase(Locale.ROOT) + ".", false).keyword())
          .as(word)
          .isEqualTo(keyword);
    }
  }

  /// In any language, whatever was asked, and whatever stands behind it.
  @Test
  void aWordThatSaysStopStopsTheTextsBeforeEverythingElse() {
    menus
        .keywords()
        .get("stop")
        .words()
        .forEach(
            (language, words) -> {
              if (language.equals("all")) return;
              for (String word : words) {
                assertThat(texting.hear(word, true).does()).as(word).isEqualTo(Does.STOP);
                assertThat(texting.hear(word + " help danger", true).does())
                    .as(word)
                    .isEqualTo(Does.STOP);
              }
            });
  }

  /// Nor with one letter wrong: what could be two things is neither, and what ends or deletes is
  /// never heard in the word of something else.
  @Test
  void noWordIsASlipAwayFromAGraveOne() {
    var unsafe = new ArrayList<String>();
    for (var keyword : menus.keywords().values()) {
      keyword.words().values().stream()
          .flatMap(List::stream)
          .filter(word -> !word.contains(" "))
          .forEach(
              word -> {
                for (int i = 0; i < word.length(); i++) {
                  var slip = word.substring(0, i) + word.substring(i + 1);
                  var heard = texting.hear(slip, false).keyword();
                  if (GRAVE.contains(heard) && !heard.equals(keyword.id()) && !isWord(slip)) {
                    unsafe.add(word + " without its letter " + (i + 1) + " is " + heard);
                  }
                }
              });
    }
    assertThat(unsafe).isEmpty();
  }

  private static boolean isWord(String text) {
    return menus.keywords().values().stream()
        .flatMap(k -> k.words().values().stream())
        .anyMatch(words -> words.contains(text));
  }

  /// A word of two languages means the same in both; that the check refuses anything else is tested
  /// with the check.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AMALUNGELO INGOZI YEKA KLINIKI|2",
        "QALA|3",
        "THUSO TSHWERWE KOTSI KOPANO KHONDOMO BUA PUO FAENE BEILE EMISA EMA|2",
      })
  void aWordOfSeveralLanguagesIsKnownToBeOne(String words, int languages) {
    for (String word : words.split(" ")) {
      assertThat(texting.hear(word, false).languages())
          .as(word)
          .hasSizeGreaterThanOrEqualTo(languages);
    }
  }
}
