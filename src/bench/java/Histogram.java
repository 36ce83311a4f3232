/// Counts of microseconds: exact below 2,048, then within 0.1 %.
final class Histogram {
  private final long[] counts = new long[1024 * 34];
  long total;
  long max;
  double sum;

  static int index(long v) {
    if (v < 2048) return (int) v;
    int shift = 63 - Long.numberOfLeadingZeros(v) - 10;
    return shift * 1024 + (int) (v >>> shift);
  }

  static long value(int i) {
    if (i < 2048) return i;
    int shift = i / 1024 - 1;
    return ((long) (i - shift * 1024) << shift) + (1L << shift) - 1;
  }

  void add(long micros) {
    if (micros < 0) micros = 0;
    int i = Math.min(index(micros), counts.length - 1);
    counts[i]++;
    total++;
    sum += micros;
    if (micros > max) max = micros;
  }

  double ms(double q) {
    if (total == 0) return Double.NaN;
    long need = Math.max(1, (long) Math.ceil(q * total));
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= need) return Math.min(value(i), max) / 1000.0;
    }
    return max / 1000.0;
  }
}
