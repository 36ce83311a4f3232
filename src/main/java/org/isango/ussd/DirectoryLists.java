package org.isango.ussd;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.isango.directory.Directory;
import org.isango.menu.Lists;

/// The directory as rows that screens can list. Names and columns are those of `menus/isango.yaml`.
public final class DirectoryLists implements Lists {
  private final Directory directory;

  public DirectoryLists(Directory directory) {
    this.directory = directory;
  }

  @Override
  public List<Row> rows(String source, Map<String, String> picks) {
    return switch (source) {
      case "provinces" -> each(directory.provinces(), DirectoryLists::province);
      case "clinics" ->
          Optional.ofNullable(picks.get("place"))
              .map(place -> each(directory.near(place), DirectoryLists::near))
              .orElse(List.of());
      default -> List.of();
    };
  }

  @Override
  public List<Row> find(String source, Map<String, String> picks, String typed) {
    return source.equals("places")
        ? each(
            directory.find(typed, Optional.ofNullable(picks.get("province"))),
            DirectoryLists::place)
        : List.of();
  }

  @Override
  public Optional<Row> row(String source, String id) {
    return switch (source) {
      case "provinces" ->
          directory.provinces().stream()
              .filter(p -> p.code().equals(id))
              .map(DirectoryLists::province)
              .findFirst();
      case "places" -> directory.place(id).map(DirectoryLists::place);
      case "clinics" -> directory.site(id).map(DirectoryLists::site);
      default -> Optional.empty();
    };
  }

  private static <T> List<Row> each(List<T> all, Function<T, Row> row) {
    return all.stream().map(row).toList();
  }

  private static Row province(Directory.Province province) {
    return new Row(province.code(), Map.of("name", province.name()));
  }

  private static Row place(Directory.Place place) {
    return new Row(
        place.id(),
        Map.of("name", place.name(), "second", place.second(), "province", place.province()));
  }

  private static Row near(Directory.NearSite near) {
    return new Row(near.site().id(), Map.of("line", near.line()));
  }

  private static Row site(Directory.Site site) {
    return new Row(
        site.id(),
        Map.of(
            "name", site.name(),
            "place", site.place(),
            "hours", "",
            "tel", site.tel().orElse(""),
            "listed", site.listed(),
            "checked", site.checked().orElse("")));
  }
}
