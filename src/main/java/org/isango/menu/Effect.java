package org.isango.menu;

import java.util.List;
import java.util.Map;

/// What a step asks the service to do. A closed set: adding one shows the compiler every place that
/// has to handle it. What a member said is left out of every `toString`.
public sealed interface Effect {
  /// A request somebody must act on. Opened by the first key of a help flow, before the next screen
  /// is shown; asked again in the same session, or while she has one of that kind open, it joins
  /// it.
  record OpenCase(String kind) implements Effect {}

  /// One more answer for the case of that kind, saved by itself.
  record Answer(String kind, String field, String value) implements Effect {
    @Override
    public String toString() {
      return "Answer[kind=" + kind + ", field=" + field + "]";
    }
  }

  /// A fact about the member to keep across sessions. Dropped for somebody who has not joined.
  record Remember(String fact, String value) implements Effect {
    @Override
    public String toString() {
      return "Remember[fact=" + fact + "]";
    }
  }

  /// She agreed to be kept: number, language, area.
  record Join() implements Effect {}

  /// She asked us to delete all we hold on this number.
  ///
  /// @param keepRequest whether a request that is open stays, with the number to reach her
  record Forget(boolean keepRequest) implements Effect {}

  /// She asked for no more SMS.
  record Unsubscribe() implements Effect {}

  /// Silence another number, typed by whoever calls: a lost or taken phone. Shows and changes
  /// nothing else.
  record Silence(String number) implements Effect {
    @Override
    public String toString() {
      return "Silence";
    }
  }

  /// A site's listing is wrong, says a member.
  record WrongSite(String site) implements Effect {}

  /// What she does with one of her own days in court, on the menu and without a request.
  ///
  /// @param day its id
  /// @param what one of [#WORDS]
  /// @param value the new day for `move`, or the kind of request for `about`; otherwise empty
  record CourtDay(String day, String what, String value) implements Effect {
    /// `move` it, it is `over`, she `missed` it, wants a text that `morning`, or asks for something
    /// `about` it.
    public static final List<String> WORDS = List.of("move", "over", "missed", "morning", "about");

    @Override
    public String toString() {
      return "CourtDay[what=" + what + "]";
    }
  }

  /// One SMS to the member herself, from a named template.
  record Send(String template, Map<String, String> values) implements Effect {
    public Send {
      values = Map.copyOf(values);
    }

    @Override
    public String toString() {
      return "Send[template=" + template + "]";
    }
  }

  /// What has to do with a secret.
  sealed interface Guarded extends Effect permits Prove, Keep, Drop, Handle {}

  /// A secret was typed and held against the one that is kept. The digits are not in it.
  record Prove(String secret, boolean right) implements Guarded {}

  /// A new secret, to be kept hashed.
  record Keep(String secret, String digits) implements Guarded {
    @Override
    public String toString() {
      return "Keep[secret=" + secret + "]";
    }
  }

  /// A secret of hers that is wanted no more.
  record Drop(String secret) implements Guarded {}

  /// Something a responder does with a request.
  ///
  /// @param act accept, read, note, court, tried, offer, back, close or unlock
  /// @param request its reference
  /// @param value the words of a note, the day in court, the id of a colleague, the outcome; empty
  ///   for the others
  record Handle(String act, String request, String value) implements Guarded {
    @Override
    public String toString() {
      return "Handle[act=" + act + "]";
    }
  }

  /// She will come to a meeting, needs something for it, or will not come.
  ///
  /// @param said one of [#WORDS]
  record Rsvp(String meeting, String said) implements Effect {
    public static final List<String> WORDS = List.of("come", "transport", "child_care", "not");

    @Override
    public String toString() {
      return "Rsvp";
    }
  }

  /// She reads the note that was waiting when she dialled: it is not offered again.
  record Read() implements Effect {}

  /// Add one to a named counter that identifies nobody.
  record Count(String what) implements Effect {}
}
