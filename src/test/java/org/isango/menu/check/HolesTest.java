package org.isango.menu.check;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HolesTest {
  private MenuFixture menus;

  @BeforeEach
  void begin(@TempDir Path folder) {
    menus = new MenuFixture(folder);
  }

  @Test
  void aHoleThatNothingFills() {
    menus
        .change(
            "screens/home.yaml",
            "say: You may stay silent.",
            "say: \"{name}, you may stay silent.\"")
        .change(
            "texts/zu.yaml",
            "say: {en: You may stay silent., zu: Ungathula.}",
            "say: {en: \"{name}, you may stay silent.\", zu: \"{name}, ungathula.\"}")
        .refuses(
            "screens/home.yaml",
            "home.rights2:",
            "home.rights2 shows {name}, which some path here never sets",
            "Correct the name, or let every path here set it");
  }

  @Test
  void aReferenceBeforeThereIsACase() {
    menus
        .change("screens/talk.yaml", "Call {helpline}, it is free.", "Call {helpline} about {ref}.")
        .change(
            "texts/zu.yaml",
            "en: \"Call {helpline}, it is free.\"\n    zu: \"Shayela {helpline}, kumahhala.\"",
            "en: \"Call {helpline} about {ref}.\"\n    zu: \"Shayela {helpline} nge-{ref}.\"")
        .change(
            "texts/xh.yaml",
            "en: \"Call {helpline}, it is free.\"\n    xh: \"Tsalela {helpline}, simahla.\"",
            "en: \"Call {helpline} about {ref}.\"\n    xh: \"Tsalela {helpline} nge-{ref}.\"")
        .refuses(
            "screens/talk.yaml",
            "talk:",
            "talk shows {ref}, which is set by case, and some path here opens none",
            "Correct the name, or let every path here set it");
  }

  @Test
  void aColumnThatTheRowDoesNotHave() {
    menus
        .change("screens/find.yaml", "Tel {clinic.tel}\n", "Tel {clinic.phone}\n")
        .refuses(
            "screens/find.yaml",
            "find.one:",
            "find.one shows {clinic.phone}, which is no column of a row picked",
            "Correct the name, or let every path here set it");
  }

  @Test
  void wordsOfAMemberWithoutALongestValue() {
    menus
        .change("screens/held.yaml", "say: Ref {ref}. Ask", "say: Ref {ref}. {where}. Ask")
        .change("screens/held.yaml", "lost: held.done", "lost: home")
        .refuses(
            "screens/held.yaml",
            "held.done:",
            "nobody has said how long {where} of held.done can get",
            "Add where under facts in isango.yaml, with its longest value");
  }

  @Test
  void aPickThatOneOfTwoPathsSets() {
    menus
        .change("screens/held.yaml", "say: Ref {ref}. Ask", "say: Ref {ref}. {where}. Ask")
        .change("isango.yaml", "province: kwazulu-natal", "province: kwazulu-natal")
        .refuses(
            "screens/held.yaml",
            "held.done:",
            "held.done shows {where}, which some path here never sets",
            "Correct the name, or let every path here set it");
  }

  @Test
  void aHoleOfAPhraseThatNobodyDeclares() {
    menus
        .change("screens/err.yaml", "{min}", "{minutes}")
        .refuses(
            "screens/err.yaml",
            "err.limit:",
            "err.limit shows {minutes}, which isango.yaml does not declare under facts or words",
            "Correct the name, or let every path here set it");
  }

  @Test
  void aMessageThatNeedsWhatIsNotPicked() {
    menus
        .change("screens/talk.yaml", "sms: Call {helpline}.", "sms: Call {clinic.tel}.")
        .change(
            "texts/zu.yaml",
            "sms: {en: \"Call {helpline}.\", zu: \"Shayela {helpline}.\"}",
            "sms: {en: \"Call {clinic.tel}.\", zu: \"Shayela {clinic.tel}.\"}")
        .refuses(
            "screens/talk.yaml",
            "talk:",
            "the message talk.lines sent at talk needs {clinic.tel}, which some path here never sets",
            "Correct the name, or let every path here set it");
  }
}
