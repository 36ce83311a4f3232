package org.isango.directory;

import java.util.*;

public final class Directory {
  public record Province(String code, String name) {}

  public record Place(
      String id, String name, String second, String province, double lat, double lon) {}

  public record Site(
      String id,
      String name,
      String place,
      String kind,
      Optional<String> tel,
      String listed,
      Optional<String> checked,
      double lat,
      double lon) {}

  public record NearSite(Site site, double km, String line) {}

  public static Directory load() {
    return new Directory();
  }

  public List<Province> provinces() {
    return List.of(new Province("GP", "Gauteng"));
  }

  public List<Place> find(String t, Optional<String> p) {
    return List.of();
  }

  public Optional<Place> place(String id) {
    return Optional.empty();
  }

  public List<NearSite> near(String id) {
    return List.of();
  }

  public Optional<Site> site(String id) {
    return Optional.empty();
  }

  public Directory hiding(Set<String> ids) {
    return this;
  }
}
