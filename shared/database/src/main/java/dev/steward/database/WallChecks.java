package dev.steward.database;

import java.util.List;

/** What must hold between tenants: each query selects one sentence for every violation. */
final class WallChecks {
  /** The session's role, because whoever has set another one can go back to it. */
  private static final String ROLE =
      """
      SELECT format('%I can act as %I, which %s', session_user, r.rolname, flaw.words)
      FROM pg_roles r
      CROSS JOIN LATERAL (VALUES
        (r.rolsuper, 'is a superuser'),
        (r.rolbypassrls, 'bypasses row-level security')
      ) AS flaw (holds, words)
      WHERE flaw.holds
        AND pg_has_role(session_user, r.oid, 'MEMBER')
      ORDER BY r.rolname = session_user DESC, r.rolname
      """;

  private static final String OWNERSHIP =
      """
      SELECT format('%I owns %s', session_user, thing.name)
      FROM (
        SELECT nspowner, 'schema ' || nspname FROM pg_namespace
        WHERE nspname IN ('control', 'documents', 'governance')
        UNION ALL
        SELECT relowner, oid::regclass::text FROM pg_class
        WHERE relnamespace IN (
            SELECT oid FROM pg_namespace WHERE nspname IN ('control', 'documents', 'governance'))
          AND relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
        UNION ALL
        SELECT proowner, oid::regprocedure::text FROM pg_proc
        WHERE pronamespace IN (
            SELECT oid FROM pg_namespace WHERE nspname IN ('control', 'documents', 'governance'))
      ) AS thing (owner, name)
      JOIN pg_roles me ON me.rolname = session_user
      WHERE NOT me.rolsuper -- a superuser may act as every owner: that was said already
        AND pg_has_role(session_user, thing.owner, 'MEMBER')
      ORDER BY thing.name
      """;

  private static final String ROW_SECURITY =
      """
      SELECT format('%s %s', c.oid::regclass, flaw.words)
      FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
      CROSS JOIN LATERAL (VALUES
        (NOT c.relrowsecurity, 'has row-level security switched off'),
        (NOT c.relforcerowsecurity, 'does not force row-level security on its owner'),
        (NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid), 'has no policy')
      ) AS flaw (holds, words)
      WHERE n.nspname IN ('control', 'documents', 'governance')
        AND c.relkind IN ('r', 'p', 'm', 'f')
        AND flaw.holds
      ORDER BY 1
      """;

  /** Directories of tenants alone may be read by whoever works for all of them. */
  private static final String POLICIES =
      """
      SELECT format('policy %I on %s does not ask for app.tenant', p.polname, c.oid::regclass)
      FROM pg_policy p
      JOIN pg_class c ON c.oid = p.polrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
      WHERE n.nspname IN ('control', 'documents', 'governance')
        AND p.polpermissive
        AND NOT (n.nspname IN ('control', 'governance') AND c.relname = 'tenant' AND p.polcmd = 'r')
        AND (coalesce(pg_get_expr(p.polqual, c.oid), 'app.tenant') NOT LIKE '%app.tenant%'
          OR coalesce(pg_get_expr(p.polwithcheck, c.oid), 'app.tenant') NOT LIKE '%app.tenant%')
      ORDER BY 1
      """;

  private static final String KEYS =
      """
      SELECT format('key %s of %s does not begin with tenant_id', key.name, c.oid::regclass)
      FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
      JOIN (
        SELECT indrelid, indkey[0], indexrelid::regclass::text FROM pg_index
        WHERE indisunique
        UNION ALL
        SELECT f.conrelid, f.conkey[1], f.conname FROM pg_constraint f
        JOIN pg_attribute theirs ON theirs.attrelid = f.confrelid AND theirs.attname = 'tenant_id'
        WHERE f.contype = 'f'
      ) AS key (of, first, name) ON key.of = c.oid
      WHERE n.nspname IN ('control', 'documents', 'governance')
        AND key.first <> a.attnum
      ORDER BY 1
      """;

  static final List<String> ALL = List.of(ROLE, OWNERSHIP, ROW_SECURITY, POLICIES, KEYS);

  private WallChecks() {}
}
