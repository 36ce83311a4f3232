package org.isango.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.isango.vault.Msisdn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UssdCallTest {
  @ParameterizedTest
  @CsvSource({
    "*134*000#, true",
    "*134*000*4#, true",
    "*134*000*4*2#, true",
    "*134*0001#, false",
    "*134*00#, false",
    "*134*000, false",
    "*134*000*4, false",
    "*120*1#, false"
  })
  void aCodeIsDialledAloneOrWithASuffix(String dialled, boolean ours) {
    assertThat(call(dialled).dials("*134*000#")).isEqualTo(ours);
  }

  @Test
  void aHopPrintsNothingOfItself() {
    assertThat(call("*134*000#").toString()).isEqualTo("[hop]");
    assertThat(new SmsOut(Msisdn.parse("+27821230001").orElseThrow(), "come").toString())
        .isEqualTo("[sms]");
  }

  private static UssdCall call(String code) {
    return new UssdCall("s", Msisdn.parse("+27821230001"), "65501", code, "1*Hillbrow");
  }
}
