package org.isango.cases;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;

/// What peers are warned of. Made of closed lists and a place of the directory alone: there is no
/// room for a name, a phone or a number plate.
///
/// @param place id in the directory
/// @param province its code
/// @param since when it was seen first
/// @param expires from when on nobody is shown it
public record Warning(
    UUID id,
    String place,
    String province,
    LocalDate since,
    Hours hours,
    Colour colour,
    Vehicle vehicle,
    Behaviour behaviour,
    OffsetDateTime expires) {

  /// When it happens.
  public enum Hours {
    ANY,
    MORNING,
    AFTERNOON,
    EVENING,
    NIGHT
  }

  public enum Colour {
    NONE,
    WHITE,
    BLACK,
    SILVER,
    GREY,
    RED,
    BLUE,
    GREEN,
    OTHER
  }

  public enum Vehicle {
    NONE,
    CAR,
    BAKKIE,
    TAXI,
    MINIBUS,
    TRUCK,
    MOTORBIKE,
    POLICE
  }

  /// What is done there.
  public enum Behaviour {
    VIOLENT("violent"),
    FORCES("forces"),
    ROBS("robbery"),
    NO_PAY("no pay"),
    THREATENS("threats"),
    FOLLOWS("follows"),
    RAID("raid");

    private final String words;

    Behaviour(String words) {
      this.words = words;
    }
  }

  public boolean isOver(OffsetDateTime now) {
    return !now.isBefore(expires);
  }

  /// What to look out for, at most 36 septets: `Robbery, white taxi, night`.
  public String about() {
    var about = new StringBuilder(behaviour.words);
    about.setCharAt(0, Character.toUpperCase(about.charAt(0)));
    if (vehicle != Vehicle.NONE || colour != Colour.NONE) about.append(", ").append(seen());
    if (hours != Hours.ANY) about.append(", ").append(word(hours));
    return about.toString();
  }

  private String seen() {
    if (vehicle == Vehicle.POLICE) return "police car";
    var plain = colour == Colour.NONE || colour == Colour.OTHER ? "" : word(colour) + " ";
    var what =
        switch (vehicle) {
          case NONE -> "vehicle";
          case CAR, POLICE, BAKKIE, TAXI, MINIBUS, TRUCK, MOTORBIKE -> word(vehicle);
        };
    return plain + what;
  }

  /// As it is written in the database and by people.
  static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }
}
