package org.isango.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/// A rota is taken whole, or every wrong line is named.
class RotaFileTest {
  private static final String HEAD = DutyRoom.HEADER;

  @Test
  void everyWrongLineIsNamedAndNoNumberIsRepeated() {
    assertThatThrownBy(
            () ->
                RotaFile.read(
                    HEAD
                        + "Anna,0821,defender,en,WC,on duty,WC,always\n"
                        + "Bea,+27600000012,defender,en,WC,third,WC,always\n"
                        + "Cora,+27600000013,defender,en,XX,second,WC,always\n"
                        + "Dora,+27600000014,defender,en,all,national,WC,always\n"
                        + "Ella,+27600000015,defender,en,WC,second,WC,Mon 25:00-08:00\n"
                        + "Fay,+27600000012,defender,en,GP,second,GP,always\n"
                        + "Gugu\n"))
        .isInstanceOf(RotaFile.Refused.class)
        .hasMessageContaining("line 2: the number")
        .hasMessageContaining("line 3: the tier")
        .hasMessageContaining("line 4: provinces")
        .hasMessageContaining("line 5: the tier national")
        .hasMessageContaining("line 6: the time")
        .hasMessageContaining("line 8: has 1 columns")
        .message()
        .doesNotContain("0821")
        .doesNotContain("2760000");
  }

  @Test
  void theSameNumberHasOneName() {
    assertThatThrownBy(
            () ->
                RotaFile.read(
                    HEAD
                        + "Anna,+27600000012,defender,en,WC,second,WC,always\n"
                        + "Fay,060 000 0012,defender,en,GP,second,GP,always\n"))
        .hasMessageContaining("line 3: the same number");
  }

  @Test
  void aWeekRunsPastSunday() {
    var line =
        RotaFile.read(
                HEAD + "Anna,+27600000012,defender,en zu,all,on duty,national,Sat-Mon 20:00-08:00")
            .getFirst();
    assertThat(line.slots()).hasSize(3);
    assertThat(line.provinces()).isEmpty();
    assertThat(line.province()).isEmpty();
  }

  @Test
  void aFileOfNobodyIsNoRota() {
    assertThatThrownBy(() -> RotaFile.read(HEAD)).hasMessage("there is nobody in this file");
    assertThatThrownBy(() -> RotaFile.read("Anna,1\n")).hasMessageContaining("first line");
  }
}
