package org.isango.directory;

import java.util.Arrays;
import java.util.Set;

/// Words that say something, but not which place. As keys: small letters alone.
final class Words {
  private Words() {}

  /// Words of the service, in the languages it speaks: what a key word, an answer or an opt-out is
  /// is never a place. Alone they find nothing; beside a name they are not looked at.
  static final Set<String> RESERVED =
      set(
          """
          stop stopall all end cancel quit unsubscribe optout start help info menu home back more exit next yes no ok okay
          hi hello hey please thanks thank privacy delete forget join leave settings language
          clinic clinics hospital doctor nurse chc police saps station cop cops arrest arrested jail cell court lawyer
          bail fine rights right danger emergency ambulance rape raped hurt safe talk call callback meet meeting
          hiv aids sti std prep pep arv arvs art test testing pills pill condom condoms lube pregnant pregnancy
          drugs drug trans methadone needles
          yebo cha hhayi usizo siza sizani umtholampilo ikliniki kliniki isibhedlela amaphoyisa iphoyisa boshiwe
          inkantolo yeka misa ngiyabonga sawubona qala
          ewe hayi nceda uncedo amapolisa ipolisa ubanjiwe inkundla isibhedlele enkosi molo
          ja nee hulp kliniek hospitaal polisie hof gevaar kondoom dankie hallo
          tleleniki kliniki sepetlele mapolesa lepolesa thuso thusa lekgotla kotsi emisa dumela tshwarwa
          tliliniki bookelo mapodisi lepodisi thusang kgotlatshekelo ee nnyaa
          kliniki bookelong maphodisa kgorotsheko thuso aowa
          tliliniki xibedlhele maphorisa mphorisa mpfuno khoto ina ee
          kiliniki sibadela mapholisa thuso khothe
          """);

  /// Before or around a name: *near*, *I stay in*, *next to the*.
  static final Set<String> FILLERS =
      set(
          """
          i im am is are we my me in at by to of on off the a an and or from near nearby next close around here there
          stay live staying living work working opposite behind between where what
          naby in die van by ek is bly langs agter aan
          eduze nase ngase duze kude na ngi ngihlala ngise hlala ngasese phakathi
          kufuphi ndi ndihlala ndise ecaleni
          haufi le mo ko ke kwa dula ha pela gaufi fa kgauswi ga kgufhi na kusuhi ni eka tsini
          """);

  /// Beside a name and no help in finding it: *township*, *section*, *mall*.
  static final Set<String> GENERIC =
      set(
          """
          town township city cbd suburb area village location loc lokasie kasi ekasi ext extension extention section
          phase zone unit block street str road rd avenue ave mall shops shop garage rank taxi bus tower border
          church school squatter camp informal settlement hostel stand flat flats dorp stad lokshin lokishi
          motse toropo idolobha ilokishi province south-africa mzansi sa
          """);

  /// Which side of a place. Part of many names, and never a name by themselves.
  static final Set<String> SIDES =
      set("north south east west central noord suid oos wes upper lower new old nuwe ou");

  private static Set<String> set(String words) {
    return Set.copyOf(Arrays.asList(words.strip().split("\\s+")));
  }
}
