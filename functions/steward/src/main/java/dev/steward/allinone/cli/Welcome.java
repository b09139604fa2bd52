package dev.steward.allinone.cli;

import dev.steward.allinone.place.DataFolder;
import dev.steward.allinone.place.Instance;
import dev.steward.core.Role;
import dev.steward.core.TenantId;
import dev.steward.web.identity.LocalTokens;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a person needs once Steward is up: where it is, tokens, pages, and a first thing to try. */
final class Welcome {
  private static final List<Role> ROLES = List.of(Role.SUPERVISOR, Role.OPERATOR, Role.ADMIN);
  private static final Duration LIFE = Duration.ofHours(12);

  private Welcome() {}

  static void print(PrintWriter out, URI url, DataFolder folder) {
    LocalTokens tokens = Tokens.of(folder).issuer();
    TenantId tenant = new TenantId("demo");
    out.printf("%nSteward is ready on %s%n%nTokens of tenant demo, good for 12 hours:%n", url);
    for (Role role : ROLES) {
      out.printf(
          "  %-10s  %s%n",
          role.wire(), tokens.issue(tenant, role.wire(), Set.of(role), LocalTokens.AUDIENCE, LIFE));
    }
    Map<String, String> functions = Instance.last(folder).map(Instance::executors).orElse(Map.of());
    String analytics = functions.getOrDefault("ANALYTICS_EXECUTOR_URL", url.toString());
    String decisions = functions.getOrDefault("DECISIONS_EXECUTOR_URL", url.toString());
    out.printf(
        """

        Look (a browser is asked for a token: ./steward token --role viewer):
          %s/reports  what happens: calls, spend, approvals, decisions
          %s/scorecards  who decides, and who is better
          %s/constitutions  write a policy, as an admin
          %s/swagger-ui  the API
        """,
        analytics, decisions, decisions, url);
    out.printf(
        """

        Try:
          ./steward invoke brand.get_profile -d '{"profile_id":"demo"}'

          curl -s %s/v1/tools/brand.get_profile/invoke \\
            -H "Authorization: Bearer $(./steward token)" \\
            -H 'Content-Type: application/json' -d '{"profile_id":"demo"}'

        Stop it with ./steward down
        """,
        url);
    out.flush();
  }
}
