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
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// How long the pure step takes over all menus: seeded random walks that prefer the keys tried
/// least, in every language, with directories as bad as they can be. Run by name (`src/bench/run
/// step`).
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 3,
    jvmArgs = {"-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xmx256m"})
public class StepBench {
  private static final int WALKS = 500;
  private static final long SEED = 20_261_124;

  private List<Walker.Made> hops = List.of();
  private int next;

  public static void main(String[] args) throws RunnerException {
    new Runner(new OptionsBuilder().include(StepBench.class.getSimpleName()).build()).run();
  }

  @Setup
  public void walk() {
    var made = new ArrayList<Walker.Made>();
    var tried = new HashMap<String, Integer>();
    for (int i = 0; i < WALKS; i++) {
      new Walker(new Random(SEED + i), tried).walk(made::add);
    }
    hops = List.copyOf(made);
  }

  @Benchmark
  public Step step() {
    Walker.Made hop = hops.get(next);
    next = (next + 1) % hops.size();
    return Conversation.step(RealMenus.MENUS, hop.world(), hop.before(), hop.input());
  }
}
