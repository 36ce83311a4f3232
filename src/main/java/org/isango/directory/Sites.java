package org.isango.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isango.text.Clip;
import org.isango.text.Fold;
import org.isango.text.Gsm7;

/// The facilities as members see them.
final class Sites {
  /// Septets of the line that says where.
  static final int PLACE = 30;

  private final Map<String, Directory.Site> byId;
  private final Map<String, String> sameAs;
  private final Nearest nearest;

  private Sites(Map<String, Directory.Site> byId, Map<String, String> sameAs, Nearest nearest) {
    this.byId = byId;
    this.sameAs = sameAs;
    this.nearest = nearest;
  }

  static Sites load() {
    var facilities = Facilities.load();
    var phones = new HashMap<String, String>();
    Phones.load().forEach((id, tel) -> phones.put(facilities.sameAs().getOrDefault(id, id), tel));
    var byId = new HashMap<String, Directory.Site>(2 * facilities.all().size());
    var spots = new ArrayList<Nearest.Spot>(facilities.all().size());
    for (Facility facility : facilities.all()) {
      var label = new Label(facility.name(), facility.kind());
      var tel = Optional.ofNullable(phones.get(facility.id()));
      var site = site(facility, label, tel);
      byId.put(site.id(), site);
      facility.at().ifPresent(at -> spots.add(new Nearest.Spot(site, at, label)));
    }
    return new Sites(byId, facilities.sameAs(), new Nearest(spots));
  }

  private static Directory.Site site(Facility facility, Label label, Optional<String> tel) {
    return new Directory.Site(
        facility.id(),
        label.name(),
        place(facility),
        facility.kind().word(),
        tel,
        facility.listed(),
        Optional.empty(),
        facility.at());
  }

  /// `Yeoville, Joburg`: the nearest named place, and the district where there is room for it.
  private static String place(Facility facility) {
    var near = Fold.fold(facility.place());
    var district = Districts.brief(facility.district());
    if (near.isEmpty() || near.equals(district)) return district;
    var both = near + ", " + district;
    return Gsm7.septets(both) <= PLACE ? both : Clip.clip(near, PLACE);
  }

  /// Also by the id of a row that is about the same place.
  Optional<Directory.Site> byId(String id) {
    return Optional.ofNullable(byId.get(sameAs.getOrDefault(id, id)));
  }

  List<Directory.Site> all() {
    return List.copyOf(byId.values());
  }

  Nearest nearest() {
    return nearest;
  }
}
