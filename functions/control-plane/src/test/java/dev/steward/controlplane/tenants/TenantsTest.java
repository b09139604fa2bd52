package dev.steward.controlplane.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.controlplane.RunningControlPlane;
import dev.steward.core.Clocks;
import dev.steward.core.TenantId;
import dev.steward.database.Statements;
import dev.steward.database.TenantTransactions;
import dev.steward.database.Written;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TenantsTest {
  private static RunningControlPlane steward;

  @BeforeAll
  static void start() {
    steward = RunningControlPlane.start();
  }

  @AfterAll
  static void stop() {
    steward.close();
  }

  @Test
  void twoWhoAskForTheFirstTimeAtOnceAreBothTold() throws Exception {
    Tenants tenants =
        new Tenants(
            new ReadingTogether(steward.context().getBean(TenantTransactions.class)),
            Clocks.system());
    try (ExecutorService callers = Executors.newFixedThreadPool(2)) {
      Future<Boolean> one = callers.submit(() -> tenants.knows(RunningControlPlane.ACME));
      Future<Boolean> other = callers.submit(() -> tenants.knows(RunningControlPlane.ACME));

      assertThat(one.get()).isTrue();
      assertThat(other.get()).isTrue();
    }
  }

  @Test
  void aTenantThatWasAddedSinceIsFound() {
    Tenants tenants = steward.context().getBean(Tenants.class);
    TenantId late = new TenantId("late");
    assertThat(tenants.knows(late)).isFalse();

    tenants.ensure(late, "Late");

    assertThat(tenants.knows(late)).isTrue();
  }

  /** Each of two readers goes on when the other has read, too. */
  private record ReadingTogether(TenantTransactions real, CyclicBarrier both)
      implements TenantTransactions {
    ReadingTogether(TenantTransactions real) {
      this(real, new CyclicBarrier(2));
    }

    @Override
    public <T> T readUnbound(Work<T> work) {
      T read = real.readUnbound(work);
      try {
        both.await(10, TimeUnit.SECONDS);
      } catch (Exception alone) {
        throw new AssertionError(alone);
      }
      return read;
    }

    @Override
    public <T> T read(TenantId tenant, Work<T> work) {
      return real.read(tenant, work);
    }

    @Override
    public <T> T write(TenantId tenant, Work<T> work) {
      return real.write(tenant, work);
    }

    @Override
    public Written write(TenantId tenant, Statements statements) {
      return real.write(tenant, statements);
    }

    @Override
    public void afterCommit(Runnable what) {
      real.afterCommit(what);
    }
  }
}
