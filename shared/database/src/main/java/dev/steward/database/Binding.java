package dev.steward.database;

import dev.steward.core.TenantId;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.core.propagation.PropagatedContextElement;
import io.micronaut.transaction.TransactionDefinition;
import java.util.Optional;

/** What the present transaction is bound to. It travels wherever the transaction itself does. */
record Binding(Optional<TenantId> tenant, boolean readOnly) implements PropagatedContextElement {
  static Optional<Binding> present() {
    return PropagatedContext.getOrEmpty().find(Binding.class);
  }

  TransactionDefinition definition() {
    return readOnly ? TransactionDefinition.READ_ONLY : TransactionDefinition.DEFAULT;
  }

  /** The value of {@code app.tenant}; empty hides every tenant's rows. */
  String setting() {
    return tenant.map(TenantId::value).orElse("");
  }

  /** Throws unless a transaction so bound may take place inside this one. */
  void admit(Binding inner) {
    if (!tenant.equals(inner.tenant)) {
      throw new IllegalStateException(
          "a transaction of " + inner.name() + " inside one of " + name() + " is refused");
    }
    if (readOnly && !inner.readOnly) {
      throw new IllegalStateException("a write inside a read-only transaction is refused");
    }
  }

  private String name() {
    return tenant.map(TenantId::value).orElse("no tenant");
  }
}
