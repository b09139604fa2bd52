package dev.steward.database;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ThingRows extends GenericRepository<Thing, String> {
  Thing save(Thing thing);

  /** Forgets to ask for the tenant, as somebody will some day. */
  @Query(
      """
      SELECT id FROM control.thing
      ORDER BY id
      """)
  List<String> ids();

  @Query(
      """
      SELECT pg_backend_pid()
      """)
  int backend();
}
