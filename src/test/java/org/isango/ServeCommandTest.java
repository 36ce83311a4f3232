package org.isango;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ServeCommandTest {
  @Test
  void pairsOfOptionAndValueMeanTheSameReadEitherWay() {
    var line =
        List.of("serve", "--data", "d", "--menus", "menus", "--callback-port", "0")
            .toArray(new String[0]);
    var plain = ServeCommand.plain(List.of(line)).orElseThrow().settings();
    assertThat(plain.data()).isEqualTo(Path.of("d"));
    assertThat(plain.menus()).isEqualTo(Optional.of(Path.of("menus")));
    assertThat(plain.callbacks().port()).isZero();
    var library = new ServeCommand();
    new CommandLine(library).parseArgs("--data", "d", "--menus", "menus", "--callback-port", "0");
    assertThat(library.settings()).isEqualTo(plain);
  }

  @Test
  void everyOptionIsReadPlainly() {
    var options = new CommandLine(new ServeCommand()).getCommandSpec().options();
    assertThat(options).hasSizeGreaterThan(5);
    for (var option : options) {
      assertThat(ServeCommand.plain(List.of("serve", option.longestName(), "1"))).isPresent();
    }
  }

  @Test
  void whatNeedsAnExplanationIsLeftToTheLibrary() {
    for (var line :
        List.of(
            List.<String>of(),
            List.of("check"),
            List.of("serve", "--data"),
            List.of("serve", "--nothing", "1"),
            List.of("serve", "--callback-port", "many"),
            List.of("serve", "--data", "--menus"),
            List.of("serve", "--data=d", "x"))) {
      assertThat(ServeCommand.plain(line)).as("%s", line).isEmpty();
    }
  }
}
