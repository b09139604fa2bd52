package dev.steward.decisions.memory;

import dev.steward.core.TenantId;
import dev.steward.decisions.constitutions.Declarations;
import dev.steward.decisions.policies.Policies;
import dev.steward.decisions.policies.PolicyId;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** As the policy was published. */
@Singleton
final class PublishedVocabulary implements Vocabulary {
  private final Policies policies;

  PublishedVocabulary(Policies policies) {
    this.policies = policies;
  }

  @Override
  public Optional<Declarations> of(Connection tx, TenantId tenant, String policy)
      throws SQLException {
    return policies
        .find(tx, tenant, PolicyId.parse(policy))
        .map(published -> published.constitution().facts());
  }
}
