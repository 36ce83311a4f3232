package org.isango.menu;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The pure step alone, over hops from all over the menus: every screen in every language, wrong
/// keys among them. Not a test: `src/bench/run step` measures it.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx256m"})
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 3)
public class StepBenchmark {
  private static final int WALKS = 400;

  private final List<Walker.Made> hops = new ArrayList<>();
  private int next;

  public StepBenchmark() {
    var tried = new HashMap<String, Integer>();
    for (int seed = 0; seed < WALKS; seed++) {
      new Walker(new Random(seed), tried).walk(hops::add);
    }
  }

  @Benchmark
  public Step step() {
    var hop = hops.get(next++ % hops.size());
    return Conversation.step(RealMenus.MENUS, hop.world(), hop.before(), hop.input());
  }
}
