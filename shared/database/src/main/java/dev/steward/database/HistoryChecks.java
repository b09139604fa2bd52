package dev.steward.database;

import java.util.List;

/** What keeps the journal's entries as they were written; nothing to say where there are none. */
final class HistoryChecks {
  private static final String PRIVILEGES =
      """
      SELECT format('%I may %s %s', session_user, change.name, c.oid::regclass)
      FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      CROSS JOIN (VALUES ('UPDATE'), ('DELETE'), ('TRUNCATE')) AS change (name)
      WHERE n.nspname = 'control'
        AND c.relname = 'journal_entry'
        AND (has_table_privilege(session_user, c.oid, change.name)
          OR change.name = 'UPDATE' AND has_any_column_privilege(session_user, c.oid, 'UPDATE'))
      """;

  /** The bits of tgtype: 1 for each row, 2 before, 8 delete, 16 update, 32 truncate. */
  private static final String TRIGGERS =
      """
      SELECT format('no enabled trigger of %s refuses %s', c.oid::regclass, change.name)
      FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      CROSS JOIN (VALUES ('UPDATE', 16), ('DELETE', 8), ('TRUNCATE', 32)) AS change (name, bit)
      WHERE n.nspname = 'control'
        AND c.relname = 'journal_entry'
        AND NOT EXISTS (
          SELECT FROM pg_trigger t
          JOIN pg_proc f ON f.oid = t.tgfoid
          WHERE t.tgrelid = c.oid
            AND t.tgenabled IN ('O', 'A')
            AND t.tgtype & (1 | 2 | change.bit) = 2 | change.bit
            AND t.tgqual IS NULL
            AND t.tgattr::text = ''
            AND f.pronamespace = n.oid
            AND f.proname = 'journal_refuse_change')
      """;

  /** What keeps a chain from forking, and a number from standing twice. */
  private static final String UNIQUE =
      """
      SELECT format('no unique index of %s is over (%s)', c.oid::regclass, key.columns)
      FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      CROSS JOIN (VALUES
        ('tenant_id, stream, seq'),
        ('tenant_id, stream, prev_hash')
      ) AS key (columns)
      WHERE n.nspname = 'control'
        AND c.relname = 'journal_entry'
        AND NOT EXISTS (
          SELECT FROM pg_index i
          WHERE i.indrelid = c.oid
            AND i.indisunique
            AND i.indisvalid
            AND i.indimmediate
            AND i.indpred IS NULL
            AND key.columns = (
              SELECT string_agg(pg_get_indexdef(i.indexrelid, k, true), ', ' ORDER BY k)
              FROM generate_series(1, i.indnkeyatts) AS k))
      ORDER BY key.columns
      """;

  static final List<String> ALL = List.of(PRIVILEGES, TRIGGERS, UNIQUE);

  private HistoryChecks() {}
}
