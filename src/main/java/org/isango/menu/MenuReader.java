package org.isango.menu;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.isango.menu.MenuProblems.Problem;
import org.isango.text.Language;

/// Reads the menu files. Refuses what is not written as `menus/README.md` says, everything at once;
/// whether the conversation makes sense as a whole is another question.
public final class MenuReader {
  private final Function<String, Optional<byte[]>> source;
  private final ParsedFiles parsed;
  private final List<Problem> problems = new ArrayList<>();
  private final MessageDigest digest = sha256();
  private List<String> screenFiles = List.of();

  private MenuReader(Function<String, Optional<byte[]>> source, ParsedFiles parsed) {
    this.source = source;
    this.parsed = parsed;
  }

  /// The menus in this folder.
  ///
  /// @throws MenuProblems when any file is missing or wrong
  public static Menus read(Path menusDir) throws MenuProblems {
    return read(menusDir, ParsedFiles.none());
  }

  /// The same, and faster.
  ///
  /// @param parsed files that were read before; takes note of those that are read now
  public static Menus read(Path menusDir, ParsedFiles parsed) throws MenuProblems {
    var reader = new MenuReader(name -> fromFolder(menusDir, name), parsed);
    Menus menus = reader.menus();
    reader.strays(menusDir.resolve("screens"), name -> !reader.screenFiles.contains(name));
    reader.strays(menusDir.resolve("texts"), name -> name.equals("en") || unspoken(menus, name));
    return reader.orProblems(menus);
  }

  /// The menus this program was built with.
  ///
  /// @throws MenuProblems when any file is missing or wrong
  public static Menus readBundled() throws MenuProblems {
    return readBundled(ParsedFiles.none());
  }

  /// The same, and faster.
  ///
  /// @param parsed files that were read before; takes note of those that are read now
  public static Menus readBundled(ParsedFiles parsed) throws MenuProblems {
    var reader = new MenuReader(MenuReader::fromClassPath, parsed);
    return reader.orProblems(reader.menus());
  }

  private Menus menus() {
    Node.Mapping settingsFile = file("isango.yaml", true);
    var settingsFields = new Fields(settingsFile, problems);
    screenFiles = SettingsReader.screenFiles(settingsFields);
    Optional<String> position = settingsFields.text("law");
    var waiting = new Fields(file("waiting.yaml", false), problems);
    Menus.Settings settings = SettingsReader.settings(settingsFields, waiting);
    var screens = new ScreenReader(problems);
    for (String name : screenFiles) {
      screens.read(name, file("screens/" + name + ".yaml", true));
    }
    Map<Language, Map<String, Translation>> texts = texts(settings);
    Map<String, Fact> facts = RegisterReader.facts(file("facts.yaml", true), problems);
    Map<String, Menus.Keyword> keywords =
        RegisterReader.keywords(file("keywords.yaml", false), problems);
    Map<String, Menus.Alert> alerts = RegisterReader.alerts(file("alerts.yaml", false), problems);
    Law law =
        LawReader.law(settingsFields, position, new Fields(file("law.yaml", false), problems));
    String version = HexFormat.of().formatHex(digest.digest(), 0, 8);
    var menus =
        new Menus(
            version,
            settings,
            screens.screens(),
            screens.messages(),
            texts,
            facts,
            keywords,
            alerts,
            law.at(Law.PENDING));
    return problems.isEmpty() ? menus.under(law.position()) : menus;
  }

  private Map<Language, Map<String, Translation>> texts(Menus.Settings settings) {
    var texts = new EnumMap<Language, Map<String, Translation>>(Language.class);
    for (Language language : settings.languages()) {
      if (language != Language.EN) {
        String name = "texts/" + language.code() + ".yaml";
        boolean needed = settings.translated().contains(language);
        var entries = TextsReader.texts(language, file(name, needed), problems);
        if (!entries.isEmpty()) {
          texts.put(language, entries);
        }
      }
    }
    return texts;
  }

  private Node.Mapping file(String name, boolean needed) {
    Optional<byte[]> bytes = source.apply(name);
    if (bytes.isEmpty()) {
      if (needed) {
        problems.add(new Problem(new Place(name, 1), "the file is missing", "Add it"));
      }
      return Node.Mapping.empty(new Place(name, 1));
    }
    String hash = hash(name, bytes.get());
    digest.update(hash.getBytes(StandardCharsets.US_ASCII));
    return parsed.find(hash).orElseGet(() -> parse(name, bytes.get(), hash));
  }

  private Node.Mapping parse(String name, byte[] bytes, String hash) {
    int before = problems.size();
    Node.Mapping file = YamlFile.read(name, bytes, problems);
    if (problems.size() == before) parsed.add(hash, file);
    return file;
  }

  private static String hash(String name, byte[] bytes) {
    MessageDigest hash = sha256();
    hash.update(name.getBytes(StandardCharsets.UTF_8));
    hash.update((byte) 0);
    return HexFormat.of().formatHex(hash.digest(bytes));
  }

  private Menus orProblems(Menus menus) throws MenuProblems {
    if (problems.isEmpty()) {
      return menus;
    }
    throw new MenuProblems(problems);
  }

  /// Files that nothing names would be edited in vain.
  private void strays(Path folder, Predicate<String> stray) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      files
          .map(f -> f.getFileName().toString())
          .filter(f -> f.endsWith(".yaml"))
          .sorted()
          .filter(f -> stray.test(f.substring(0, f.length() - ".yaml".length())))
          .forEach(
              f ->
                  problems.add(
                      new Problem(
                          new Place(folder.getFileName() + "/" + f, 1),
                          "isango.yaml does not name this file",
                          "Add it under screens or languages there, or delete it")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean unspoken(Menus menus, String code) {
    return Language.of(code).filter(menus.settings().languages()::contains).isEmpty();
  }

  private static Optional<byte[]> fromFolder(Path folder, String name) {
    Path path = folder.resolve(name);
    try {
      return Files.isRegularFile(path) ? Optional.of(Files.readAllBytes(path)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<byte[]> fromClassPath(String name) {
    try (InputStream in = MenuReader.class.getResourceAsStream("/menus/" + name)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
