package org.isango.menu.check;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListingsTest {
  private MenuFixture menus;

  @BeforeEach
  void begin(@TempDir Path folder) {
    menus = new MenuFixture(folder);
  }

  @Test
  void aLookUpInASourceThatNobodyDeclares() {
    menus
        .change("screens/find.yaml", "is: find places", "is: find towns")
        .refuses(
            "screens/find.yaml",
            "find:",
            "find lists towns, which isango.yaml does not declare",
            "Correct the name, or add it under lists");
  }

  @Test
  void aColumnThatTheSourceDoesNotHave() {
    menus
        .change("screens/find.yaml", "show: \"{line}\"", "show: \"{lines}\"")
        .refuses(
            "screens/find.yaml",
            "find.list:",
            "find.list shows {lines}, which clinics does not have",
            "Show one of line, name, tel");
  }

  @Test
  void aFilterThatTheSourceDoesNotKnow() {
    menus
        .change("screens/find.yaml", "by: [place]", "by: [province]")
        .refuses(
            "screens/find.yaml",
            "find.list:",
            "clinics cannot be filtered by province",
            "Use one of place");
  }

  @Test
  void aPickOfRowsFromTwoSources() {
    menus
        .change("isango.yaml", "name: \"30\"", "name: \"30\", tel: \"12\"")
        .change(
            "screens/find.yaml",
            "    again: {say: Type again, go: find}",
            "    again: {say: Type again, go: find}\n    all: {say: Any place, go: find.all}\nfind.all:\n  list: {of: places, show: \"{name}\", pick: clinic}\n  none: back\n  go: home\n")
        .refuses(
            "screens/find.yaml",
            "find.all:",
            "the pick clinic comes from clinics and from places",
            "Give one of them another name");
  }

  @Test
  void aListThatDependsOnWhatSomePathNeverSets() {
    menus
        .change(
            "screens/home.yaml",
            "talk: {say: Talk",
            "list: {say: List, go: find.list}\n    talk: {say: Talk")
        .change(
            "texts/zu.yaml",
            "talk: {en: Talk, zu: Khuluma}",
            "list: {en: List, zu: Uhlu}\n    talk: {en: Talk, zu: Khuluma}")
        .refuses(
            "screens/find.yaml",
            "find.list:",
            "the rows of find.list depend on place, which some path here never sets",
            "Ask for it on every path, or remove it");
  }

  @Test
  void aConditionOnWhatNobodyKnows() {
    menus
        .change("screens/start.yaml", "language: none", "tongue: none")
        .refuses(
            "screens/start.yaml",
            "start:",
            "start depends on tongue, which is neither a fact nor a pick",
            "Correct the name, or add it under facts in isango.yaml");
  }
}
