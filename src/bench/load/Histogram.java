/// Counts microseconds: exact below 2,048, then within 0.1 %.
final class Histogram {
  private final long[] counts = new long[1024 * 34];
  private long total;
  private long max;

  private static int index(long v) {
    if (v < 2048) return (int) v;
    int shift = 63 - Long.numberOfLeadingZeros(v) - 10;
    return shift * 1024 + (int) (v >>> shift);
  }

  private static long value(int i) {
    if (i < 2048) return i;
    int shift = i / 1024 - 1;
    return ((long) (i - shift * 1024) << shift) + (1L << shift) - 1;
  }

  void add(long micros) {
    long v = Math.max(0, micros);
    counts[Math.min(index(v), counts.length - 1)]++;
    total++;
    max = Math.max(max, v);
  }

  long total() {
    return total;
  }

  /// The time that this share of all stays below, in milliseconds; 0 when nothing was counted.
  double ms(double share) {
    long need = Math.max(1, (long) Math.ceil(share * total));
    long seen = 0;
    for (int i = 0; i < counts.length && total > 0; i++) {
      seen += counts[i];
      if (seen >= need) return Math.min(value(i), max) / 1000.0;
    }
    return max / 1000.0;
  }
}
