import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What processes and the machine used, read from `/proc`. The trees of processes are found before
/// the measured time: walking `/proc` inside it would stall the only thread of the generator and
/// show up as everybody's slowest hop.
final class Watched {
  /// Clock ticks a second in `/proc`.
  static final double HZ = 100;

  private final Map<String, List<Long>> processes = new LinkedHashMap<>();

  /// @param spec `name=pid,name=pid`; a tree that is part of another one is counted apart from it
  void find(String spec) {
    if (spec.isEmpty()) return;
    for (String entry : spec.split(",")) {
      String[] named = entry.split("=");
      var tree = new ArrayList<Long>();
      ProcessHandle.of(Long.parseLong(named[1]))
          .ifPresent(
              root -> {
                tree.add(root.pid());
                root.descendants().map(ProcessHandle::pid).forEach(tree::add);
              });
      processes.put(named[0], tree);
    }
    processes.forEach(
        (name, tree) ->
            processes.forEach(
                (other, inner) -> {
                  boolean within = !name.equals(other) && tree.indexOf(inner.getFirst()) > 0;
                  if (within) tree.removeAll(inner);
                }));
  }

  Map<String, Long> ticks() {
    var ticks = new LinkedHashMap<String, Long>();
    processes.forEach(
        (name, tree) -> ticks.put(name, tree.stream().mapToLong(Watched::ticks).sum()));
    return ticks;
  }

  static long ticks(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String[] f = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return Long.parseLong(f[11]) + Long.parseLong(f[12]);
    } catch (IOException gone) {
      return 0;
    }
  }

  /// Ticks of the whole machine: busy, idle.
  static long[] machine() {
    try {
      String[] f = Files.readAllLines(Path.of("/proc/stat")).getFirst().trim().split("\\s+");
      long idle = Long.parseLong(f[4]) + Long.parseLong(f[5]);
      long busy = 0;
      for (int i : new int[] {1, 2, 3, 6, 7, 8}) busy += Long.parseLong(f[i]);
      return new long[] {busy, idle};
    } catch (IOException unreadable) {
      return new long[2];
    }
  }

  /// Resident memory in MB.
  Map<String, Double> resident() {
    var all = new LinkedHashMap<String, Double>();
    processes.forEach(
        (name, tree) -> all.put(name, tree.stream().mapToLong(Watched::residentKb).sum() / 1024.0));
    return all;
  }

  private static long residentKb(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    } catch (IOException gone) {
      return 0;
    }
  }
}
