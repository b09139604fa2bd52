package dev.steward.warehouse.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zetasql.SqlException;
import dev.steward.ports.warehouse.Queries;
import dev.steward.ports.warehouse.Query;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class QueriesTest {
  @Test
  void theAnalyzerAcceptsEveryQueryAndSeesTheColumnsOfItsHeader() throws IOException {
    ReferenceEngine engine = new ReferenceEngine();
    assertThat(Contracts.names("queries"))
        .isNotEmpty()
        .allSatisfy(
            name -> {
              Query query = Queries.named(name);
              assertThat(engine.analyze(query)).isEqualTo(query.columns());
            });
  }

  @Test
  void aQueryThatIsNotGoogleSqlIsFoundOut() throws IOException {
    ReferenceEngine engine = new ReferenceEngine();
    String header = "-- @tenant STRING\n-- > day DATE\n";
    assertThat(engine.analyze(Query.parse("fine", header + "SELECT CURRENT_DATE() AS day")))
        .hasSize(1);
    for (String wrong :
        new String[] {
          "SELECT time::DATE AS day FROM `events_curated.event`",
          "SELECT DATE(moment) AS day FROM `events_curated.event`",
          "SELECT DATE(time) AS day FROM `events_curated.events`",
          "SELECT DATE(time) AS day FROM `events_curated.event` WHERE tenant = @tenent",
          "SELECT epoch_us(time) AS day FROM `events_curated.event`",
        }) {
      assertThatThrownBy(() -> engine.analyze(Query.parse("wrong", header + wrong)))
          .as(wrong)
          .isInstanceOf(SqlException.class);
    }
  }
}
