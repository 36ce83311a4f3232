package org.isango.gateway;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// Marks of everything answered in a session: for each hop the length of the cumulative text and a
/// digest of it, never the text. Gateways that send the whole session joined with `*` do not escape
/// it, so what is new is the difference to what was answered, never a split.
///
/// The digest only tells texts apart that honest repeats would tell apart; it protects nothing. So
/// a secret that was typed is left out of it: whoever opened these marks could otherwise try all
/// the PINs there are. Of a secret, only the length is known here.
public final class Transcript {
  /// Nothing answered yet.
  public static final Transcript NONE = new Transcript(new int[0], new long[0]);

  /// Lengths are kept in two bytes. No gateway's request is that long.
  static final int LONGEST = 0xFFFF;

  /// A digest has 63 bits; the 64th says that what was typed in this hop is a secret.
  private static final long SECRET = Long.MIN_VALUE;

  private static final char COVERED = '#';

  private static final long FNV_START = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private final int[] lengths;
  private final long[] digests;
  private final BitSet secrets;

  private Transcript(int[] lengths, long[] digests) {
    this(lengths, digests, new BitSet());
  }

  private Transcript(int[] lengths, long[] digests, BitSet secrets) {
    this.lengths = lengths;
    this.digests = digests;
    this.secrets = secrets;
  }

  /// How many hops are answered; the dial is the first.
  public int hops() {
    return lengths.length;
  }

  /// After the hop with this cumulative text has been answered.
  public Transcript after(String text) {
    return after(text, false);
  }

  /// @param secret whether what is new in it is a secret
  public Transcript after(String text, boolean secret) {
    if (text.length() > LONGEST) throw new IllegalArgumentException("longer than any request");
    var longer = Arrays.copyOf(lengths, lengths.length + 1);
    var more = Arrays.copyOf(digests, digests.length + 1);
    var hidden = (BitSet) secrets.clone();
    hidden.set(lengths.length, secret);
    longer[lengths.length] = text.length();
    var next = new Transcript(longer, more, hidden);
    more[digests.length] = next.digest(text, lengths.length);
    return next;
  }

  /// After several hops that were answered all at once, from the dial on where none was answered
  /// before: what is new is cut at every `*` because nobody knows better. Nor does anybody know for
  /// certain on which screens it was typed, so each of these answers may be a secret.
  public Transcript walked(String text) {
    var transcript = hops() == 0 ? after("") : this;
    int answered = transcript.lengths[transcript.hops() - 1];
    int star = text.indexOf('*', answered == 0 ? 0 : answered + 1);
    for (; star >= 0; star = text.indexOf('*', star + 1)) {
      transcript = transcript.after(text.substring(0, star), true);
    }
    return transcript.after(text, true);
  }

  /// What a cumulative text says against these marks.
  public Turn read(String text) {
    if (text.length() > LONGEST) return new Turn.Foreign();
    int last = hops() - 1;
    if (matches(last, text)) {
      if (text.length() == lengths[last]) return new Turn.Same();
      if (lengths[last] == 0) return new Turn.Next(text);
      return text.charAt(lengths[last]) == '*'
          ? new Turn.Next(text.substring(lengths[last] + 1))
          : new Turn.Foreign();
    }
    for (int i = last - 1; i >= 0; i--) {
      if (lengths[i] == text.length() && matches(i, text)) return new Turn.Earlier(i + 1);
    }
    return new Turn.Foreign();
  }

  private boolean matches(int hop, String text) {
    return hop >= 0 && text.length() >= lengths[hop] && digest(text, hop) == digests[hop];
  }

  /// The answers after the dial that a text up to an answered hop consists of.
  public List<String> answers(String text) {
    var answers = new ArrayList<String>();
    for (int i = 1; i < hops() && lengths[i] <= text.length(); i++) {
      int from = i == 1 ? 0 : lengths[i - 1] + 1;
      answers.add(text.substring(from, lengths[i]));
    }
    return answers;
  }

  /// Of the text up to the end of a hop.
  private long digest(String text, int hop) {
    long hash = FNV_START;
    int secret = secrets.nextSetBit(0);
    for (int i = 0; i < lengths[hop]; i++) {
      while (secret >= 0 && i >= lengths[secret]) secret = secrets.nextSetBit(secret + 1);
      boolean covered = secret >= 0 && i >= begin(secret);
      hash = (hash ^ (covered ? COVERED : text.charAt(i))) * FNV_PRIME;
    }
    return hash & ~SECRET;
  }

  /// Where the answer of a hop begins in the cumulative text.
  private int begin(int hop) {
    return hop == 0 || lengths[hop - 1] == 0 ? 0 : lengths[hop - 1] + 1;
  }

  /// Ten bytes a hop.
  public byte[] encode() {
    var out = ByteBuffer.allocate(hops() * (Short.BYTES + Long.BYTES));
    for (int i = 0; i < hops(); i++) {
      out.putShort((short) lengths[i]);
      out.putLong(secrets.get(i) ? digests[i] | SECRET : digests[i]);
    }
    return out.array();
  }

  /// @return empty when these are not bytes of [#encode()]
  public static Optional<Transcript> decode(byte[] stored) {
    int size = Short.BYTES + Long.BYTES;
    if (stored.length % size != 0) return Optional.empty();
    var in = ByteBuffer.wrap(stored);
    var lengths = new int[stored.length / size];
    var digests = new long[lengths.length];
    var secrets = new BitSet();
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = in.getShort() & LONGEST;
      long digest = in.getLong();
      secrets.set(i, (digest & SECRET) != 0);
      digests[i] = digest & ~SECRET;
    }
    return Optional.of(new Transcript(lengths, digests, secrets));
  }
}
