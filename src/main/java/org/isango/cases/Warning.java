package org.isango.cases;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
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
    VIOLENT,
    FORCES,
    ROBS,
    NO_PAY,
    THREATENS,
    FOLLOWS,
    RAID
  }

  public boolean isOver(OffsetDateTime now) {
    return !now.isBefore(expires);
  }

  /// What to look out for, in words of the database that the menus say in each language: `robs,
  /// taxi, white, night`.
  public String about() {
    var about = new ArrayList<>(List.of(word(behaviour)));
    boolean coloured = colour != Colour.NONE && colour != Colour.OTHER;
    if (vehicle != Vehicle.NONE) {
      about.add(word(vehicle));
    } else if (colour != Colour.NONE) {
      about.add("vehicle");
    }
    if (coloured && vehicle != Vehicle.POLICE) about.add(word(colour));
    if (hours != Hours.ANY) about.add(word(hours));
    return String.join(", ", about);
  }

  /// As it is written in the database and by people.
  static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }
}
