package org.isango.menu.check;

import java.util.LinkedHashMap;
import java.util.Map;

/// Menus with one of everything and no fault.
final class ValidMenus {
  private ValidMenus() {}

  static Map<String, String> files() {
    var files = new LinkedHashMap<String, String>();
    files.put("isango.yaml", ISANGO);
    files.put("screens/start.yaml", START);
    files.put("screens/home.yaml", HOME);
    files.put("screens/talk.yaml", TALK);
    files.put("screens/find.yaml", FIND);
    files.put("screens/held.yaml", HELD);
    files.put("screens/err.yaml", ERR);
    files.put("screens/end.yaml", END);
    files.put("texts/zu.yaml", ZU);
    files.put("facts.yaml", FACTS);
    files.put("texts/xh.yaml", XH);
    files.put("keywords.yaml", KEYWORDS);
    files.put("alerts.yaml", ALERTS);
    return files;
  }

  private static final String ISANGO =
      """
      format: "1"
      start: start
      home: home
      lost: talk
      ask-us: {go: talk, say: "Ask us for the newest facts: press 8"}
      screen: {first: "140", limit: "160", back: Back, more: More}
      show: {ordinary: draft, careful: live}
      languages: [en, zu, xh]
      translated: [en, zu]
      screens: [start, home, talk, find, held, err, end]
      words:
        helpline: "0800 606060"
        code: "*134*55555#"
      facts:
        language: nso
        province: kwazulu-natal
        town: A town of length
        ref: "A2345"
        deadline: Wed 25 Nov
        min: "60"
        time: "14:00"
        court: A court of some town
      lists:
        places:
          has: {name: "30"}
        clinics:
          by: [place]
          has: {line: "36", name: "34", tel: "12"}
      discreet: [sex, worker, HIV]
      hidden: [police, court]
      """;

  private static final String START =
      """
      start:
        route:
          - when: {dropped: "yes"}
            go: start.resume
          - when: {language: none}
            go: start.language
          - go: home

      start.resume:
        say: Go on where you stopped?
        options:
          go_on: {say: "Yes", go: resume}
          anew: {say: "New start", go: home}
        zero: none

      start.language:
        pick: language
        options:
          en: English
          zu: isiZulu
        do:
          - remember: language
        zero: none
        go: home
      """;

  private static final String HOME =
      """
      home:
        discreet: "true"
        must: "true"
        options:
          held: {say: Held, go: held}
          clinic: {say: Clinic, go: find}
          talk: {say: Talk, go: talk}
          rights: {say: My rights, go: home.rights}
        zero: none

      home.rights:
        say: Police must take you to court in 48 hours.
        facts: [L5]
        options:
          more: {say: More, go: home.rights2}

      home.rights2:
        careful: "true"
        say: You may stay silent.
        options:
          end: {say: Stop here, go: end.bye}
      """;

  private static final String TALK =
      """
      talk:
        say: Call {helpline}, it is free.
        options:
          sms: {say: SMS me this, do: [{sms: talk.lines}], go: end.bye}

      talk.lines:
        sms: Call {helpline}.
      """;

  private static final String FIND =
      """
      find:
        say: Type your suburb or town.
        ask: typed
        is: find places
        again:
          - We do not know it. Type another town near you.
        lost: find.none
        go: find.place

      find.place:
        say: Which one?
        list: {of: places, found: typed, show: "{name}", pick: place}
        none: find.none
        go: find.list

      find.list:
        list: {of: clinics, by: [place], show: "{line}", pick: clinic, page: "3"}
        none: find.none
        go: find.one

      find.one:
        say: |
          {clinic.name}
          Tel {clinic.tel}
        options:
          sms: {say: SMS me, do: [{sms: find.message}], go: end.bye}
          wrong: {say: It is wrong, do: [{wrong: clinic}], go: end.bye}

      find.none:
        say: We know no place there. Call {helpline}.
        options:
          again: {say: Type again, go: find}

      find.message:
        sms: "{clinic.name}. Tel {clinic.tel}"
      """;

  private static final String HELD =
      """
      held:
        say: Who is held?
        pick: whom
        options:
          me: Me
          friend: A friend
        do:
          - case: arrest
          - answer: whom
        go: held.where

      held.where:
        say: Saved. Where?
        ask: where
        is: words 80
        again: [Please type a few words.]
        lost: held.done
        options:
          skip: Skip
        do:
          - answer: where
        go: held.done

      held.done:
        say: Ref {ref}. Ask for a lawyer.
        resume: "true"
        options:
          end: {say: Stop here, key: "0", go: end.bye}
          menu: {say: Menu, go: home}
      """;

  private static final String ERR =
      """
      err.choice:
        say: Please use a number from the list.
        phrase: "true"
      err.system:
        say: Sorry, this is not working now. Call {helpline}.
        phrase: "true"
      err.busy:
        say: Too many are calling. Dial again.
        phrase: "true"
      err.unsaved:
        say: This was not saved. Call {helpline}.
        phrase: "true"
      err.limit:
        say: Too many tries. Wait {min} minutes.
        phrase: "true"
      """;

  private static final String END =
      """
      end.bye:
        say: Thank you. Go well.
        end: "true"
      end.again:
        say: Please dial again.
        phrase: "true"
      """;

  private static final String ZU =
      """
      words:
        back: {en: Back, zu: Emuva}
        more: {en: More, zu: Okunye}
        ask-us:
          en: "Ask us for the newest facts: press 8"
          zu: "Sibuze ngamaqiniso amasha: cindezela u-8"

      home:
        status: draft
        confidence: middle
        options:
          held: {en: Held, zu: Uboshiwe}
          clinic: {en: Clinic, zu: Umtholampilo}
          talk: {en: Talk, zu: Khuluma}
          rights: {en: My rights, zu: Amalungelo}

      home.rights:
        say:
          en: Police must take you to court in 48 hours.
          zu: Amaphoyisa kumele akuyise enkantolo emahoreni angu-48.
        options:
          more: {en: More, zu: Okunye}

      home.rights2:
        say: {en: You may stay silent., zu: Ungathula.}
        options:
          end: {en: Stop here, zu: Yima lapha}

      talk:
        say:
          en: "Call {helpline}, it is free."
          zu: "Shayela {helpline}, kumahhala."
        options:
          sms: {en: SMS me this, zu: Ngithumele i-SMS}

      talk.lines:
        sms: {en: "Call {helpline}.", zu: "Shayela {helpline}."}
      """;

  private static final String FACTS =
      """
      L5:
        says: Court within 48 hours
        source: Constitution s35(1)(d)
        confidence: A
        risk: low
        checked: "2026-11-01"
        review: "2027-10-31"
      D1:
        says: What is done to people
        source: Survey of 2016
        confidence: B
        risk: high
        checked: "2026-01-01"
        review: "2026-01-31"
        told: "no"
      """;

  private static final String XH =
      """
      words:
        back: {en: Back, xh: Emva}

      talk:
        say:
          en: "Call {helpline}, it is free."
          xh: "Tsalela {helpline}, simahla."
        options:
          sms: {en: SMS me this, xh: Ndithumele i-SMS}
      """;

  private static final String KEYWORDS =
      """
      help:
        words: {en: [HELP], zu: [USIZO], xh: [UNCEDO]}
        number: ["0"]
        reply: Dial {code}. STOP to leave.
      stop:
        words: {all: [STOP], zu: [YEKA], xh: [YEKA]}
        action: stop
        reply: Done. You will get no more messages.
      """;

  private static final String ALERTS =
      """
      court-week:
        hidden: You have a note. Dial {code}
        plain: Reminder {time}. Bring your paper. Dial {code}
        full: Court {time}, {court}. Bring your bail paper.
        timing: 7 days before
        purpose: followup
      """;
}
