package dev.steward.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The processors' time a load took, which depends far less than its pace on what else the machine
 * is doing: this process's own, and Postgres's where the system tells it (Linux).
 */
final class CpuTime {
  private static final double TICKS_PER_SECOND = 100;
  private static final int USER = 11;
  private static final int CHILDREN_SYSTEM = 14;

  private final Path postmasterPid;

  CpuTime(Path postgresData) {
    postmasterPid = postgresData.resolve("postmaster.pid");
  }

  record Spent(double process, double postgres) {
    Spent since(Spent before) {
      return new Spent(process - before.process, postgres - before.postgres);
    }
  }

  Spent now() throws IOException {
    return new Spent(ownNanos().getAsLong() / 1e9, postgres());
  }

  private static LongSupplier ownNanos() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system::getProcessCpuTime
        : () -> ProcessHandle.current().info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
  }

  /** The postmaster's, its living children's, and what those that ended have left to it. */
  private double postgres() throws IOException {
    long pid = Long.parseLong(Files.readAllLines(postmasterPid).getFirst());
    double ticks = 0;
    for (ProcessHandle child :
        ProcessHandle.of(pid).map(ProcessHandle::children).stream().flatMap(it -> it).toList()) {
      ticks += ticks(child.pid(), USER, USER + 1);
    }
    return (ticks + ticks(pid, USER, CHILDREN_SYSTEM)) / TICKS_PER_SECOND;
  }

  /** A sum of fields of {@code /proc/PID/stat}, counted from the one after the command's name. */
  private static double ticks(long pid, int first, int last) throws IOException {
    Path stat = Path.of("/proc", Long.toString(pid), "stat");
    try {
      String line = Files.readString(stat);
      List<String> fields = List.of(line.substring(line.lastIndexOf(')') + 2).split(" "));
      return fields.subList(first, last + 1).stream().mapToDouble(Double::parseDouble).sum();
    } catch (NoSuchFileException endedOrNotLinux) {
      return 0;
    }
  }
}
