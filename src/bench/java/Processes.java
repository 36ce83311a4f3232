import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// CPU and memory of the processes under test, with all their children, and of the whole machine.
/// CPU is in clock ticks of a hundredth of a second.
final class Processes {
  private Processes() {}

  static Map<Integer, List<Integer>> children() {
    Map<Integer, List<Integer>> m = new HashMap<>();
    try (var ds = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path p : ds) {
        try {
          String st = Files.readString(p.resolve("stat"));
          String[] f = st.substring(st.lastIndexOf(')') + 2).split(" ");
          m.computeIfAbsent(Integer.parseInt(f[1]), k -> new ArrayList<>())
              .add(Integer.parseInt(p.getFileName().toString()));
        } catch (IOException ignored) {
        }
      }
    } catch (IOException ignored) {
    }
    return m;
  }

  static List<Integer> tree(int pid, Map<Integer, List<Integer>> ch) {
    List<Integer> r = new ArrayList<>();
    r.add(pid);
    for (int i = 0; i < r.size(); i++) r.addAll(ch.getOrDefault(r.get(i), List.of()));
    return r;
  }

  // found once before the load: walking /proc inside the measured time would stall this single
  // thread for 100 ms
  static final Map<String, List<Integer>> watched = new LinkedHashMap<>();

  static void findWatched(String w) {
    if (w.isEmpty()) return;
    var ch = children();
    for (String e : w.split(",")) {
      String[] kv = e.split("=");
      watched.put(kv[0], tree(Integer.parseInt(kv[1]), ch));
    }
    if (watched.containsKey("app") && watched.containsKey("db"))
      watched.get("app").removeAll(watched.get("db"));
  }

  static Map<String, long[]> cpu() {
    Map<String, long[]> m = new LinkedHashMap<>();
    watched.forEach(
        (name, pids) -> {
          long t = 0;
          for (int i = 0; i < pids.size(); i++) t += ticks(pids.get(i), i == 0);
          m.put(name, new long[] {t});
        });
    return m;
  }

  static long ticks(int pid, boolean withDead) {
    try {
      String st = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String[] f = st.substring(st.lastIndexOf(')') + 2).split(" ");
      return Long.parseLong(f[11])
          + Long.parseLong(f[12])
          + (withDead ? Long.parseLong(f[13]) + Long.parseLong(f[14]) : 0);
    } catch (IOException e) {
      return 0;
    }
  }

  static long selfTicks() {
    return ticks((int) ProcessHandle.current().pid(), false);
  }

  static long[] stat() { // idle+iowait, steal
    try {
      String[] f = Files.readAllLines(Path.of("/proc/stat")).get(0).trim().split("\\s+");
      return new long[] {Long.parseLong(f[4]) + Long.parseLong(f[5]), Long.parseLong(f[8])};
    } catch (IOException e) {
      return new long[2];
    }
  }

  static long busyTicks() {
    try {
      String[] f = Files.readAllLines(Path.of("/proc/stat")).get(0).trim().split("\\s+");
      return Long.parseLong(f[1])
          + Long.parseLong(f[2])
          + Long.parseLong(f[3])
          + Long.parseLong(f[6])
          + Long.parseLong(f[7])
          + Long.parseLong(f[8]);
    } catch (IOException e) {
      return 0;
    }
  }

  static Map<String, Long> rss() {
    Map<String, Long> m = new LinkedHashMap<>();
    for (var e : watched.entrySet()) {
      long kb = 0;
      for (int pid : e.getValue()) {
        try {
          for (String l : Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup")))
            if (l.startsWith("Pss:")) kb += Long.parseLong(l.replaceAll("\\D", ""));
        } catch (IOException ignored) {
        }
      }
      m.put(e.getKey(), kb);
    }
    return m;
  }
}
