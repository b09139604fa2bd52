package dev.steward.warehouse.reference;

import com.google.zetasql.Analyzer;
import com.google.zetasql.AnalyzerOptions;
import com.google.zetasql.LanguageOptions;
import com.google.zetasql.PreparedQuery;
import com.google.zetasql.SimpleCatalog;
import com.google.zetasql.SimpleColumn;
import com.google.zetasql.SimpleTable;
import com.google.zetasql.TableContent;
import com.google.zetasql.Value;
import com.google.zetasql.ZetaSQLBuiltinFunctionOptions;
import com.google.zetasql.ZetaSQLOptions.ProductMode;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnDefinition;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateViewStmt;
import dev.steward.core.TenantId;
import dev.steward.ports.warehouse.AnswerRow;
import dev.steward.ports.warehouse.Arguments;
import dev.steward.ports.warehouse.Column;
import dev.steward.ports.warehouse.EventRow;
import dev.steward.ports.warehouse.Query;
import dev.steward.ports.warehouse.ValueType;
import dev.steward.ports.warehouse.Variable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * GoogleSQL's reference implementation over the tables and views of {@code contracts/warehouse},
 * filled with a few events.
 */
final class ReferenceEngine {
  private static final Variable TENANT = new Variable("tenant", ValueType.Scalar.STRING);

  private final SimpleCatalog catalog = new SimpleCatalog("steward");
  private final Map<String, TableContent> contents = new HashMap<>();

  ReferenceEngine() throws IOException {
    catalog.addZetaSQLFunctionsAndTypes(new ZetaSQLBuiltinFunctionOptions(language()));
    for (String table : Contracts.names("tables")) {
      createTable(Contracts.text("tables", table));
    }
    createViews();
  }

  /** With these events as they came in, duplicates and all; views are what they then show. */
  ReferenceEngine(List<EventRow> events) throws IOException {
    this();
    contents.put(
        "events_raw.event", TableContent.create(events.stream().map(Values::row).toList()));
    createViews();
  }

  /** The columns, as the analyzer sees them. */
  List<Column> analyze(Query query) {
    try (PreparedQuery prepared = prepare(query.text(), options(variables(query)))) {
      return columns(prepared);
    }
  }

  List<AnswerRow> query(TenantId tenant, Query query, Arguments arguments) {
    Arguments all = arguments.with(TENANT.name(), tenant.value());
    List<Variable> variables = variables(query);
    all.checked(variables);
    try (PreparedQuery prepared = prepare(query.text(), options(variables))) {
      Map<String, Value> values =
          variables.stream()
              .filter(it -> prepared.getReferencedParameters().contains(it.name()))
              .collect(
                  Collectors.toMap(
                      Variable::name, it -> Values.value(it.type(), all.get(it.name()))));
      return prepared.execute(values).getTableData().stream()
          .map(row -> AnswerRow.of(query.columns(), row.stream().map(Values::plain).toList()))
          .toList();
    }
  }

  /** The tables and views. */
  Set<String> names() {
    return contents.keySet();
  }

  /** The columns of a table or a view. */
  Map<String, ValueType> columns(String table) {
    Map<String, ValueType> columns = new LinkedHashMap<>();
    for (SimpleTable known : catalog.getTableList()) {
      if (known.getName().equals(table)) {
        known.getColumnList().forEach(it -> columns.put(it.getName(), Values.type(it.getType())));
      }
    }
    return columns;
  }

  private void createTable(String ddl) {
    ResolvedCreateTableStmt statement =
        (ResolvedCreateTableStmt) Analyzer.analyzeStatement(ddl, options(List.of()), catalog);
    List<SimpleColumn> columns = new ArrayList<>();
    for (ResolvedColumnDefinition column : statement.getColumnDefinitionList()) {
      columns.add(new SimpleColumn("", column.getName(), column.getType()));
    }
    put(statement.getNamePath().getFirst(), columns, TableContent.create(List.of()));
  }

  /** Each after those it reads. */
  private void createViews() throws IOException {
    List<String> left = new ArrayList<>(Contracts.names("views"));
    while (!left.isEmpty()) {
      String next = left.removeFirst();
      String ddl = Contracts.text("views", next);
      if (left.stream().anyMatch(other -> ddl.contains("FROM `events_curated." + other + "`"))) {
        left.add(next);
      } else {
        createView(ddl);
      }
    }
  }

  private void createView(String ddl) {
    ResolvedCreateViewStmt statement =
        (ResolvedCreateViewStmt) Analyzer.analyzeStatement(ddl, options(List.of()), catalog);
    try (PreparedQuery prepared = prepare(statement.getSql(), options(List.of()))) {
      List<SimpleColumn> columns = prepared.getColumns();
      put(statement.getNamePath().getFirst(), columns, prepared.execute(Map.of()));
    }
  }

  private void put(String name, List<SimpleColumn> columns, TableContent content) {
    if (contents.put(name, content) == null) {
      catalog.addSimpleTable(name, new SimpleTable(name, columns));
    }
  }

  private PreparedQuery prepare(String text, AnalyzerOptions options) {
    return PreparedQuery.builder()
        .setSql(text)
        .setAnalyzerOptions(options)
        .setCatalog(catalog)
        .setTablesContents(contents)
        .prepare();
  }

  private static List<Variable> variables(Query query) {
    List<Variable> variables = new ArrayList<>(query.parameters());
    variables.add(TENANT);
    return variables;
  }

  private static List<Column> columns(PreparedQuery prepared) {
    return prepared.getColumns().stream()
        .map(it -> new Column(it.getName(), (ValueType.Scalar) Values.type(it.getType())))
        .toList();
  }

  private static AnalyzerOptions options(List<Variable> variables) {
    AnalyzerOptions options = new AnalyzerOptions();
    options.setLanguageOptions(language());
    options.setDefaultTimezone("UTC");
    variables.forEach(it -> options.addQueryParameter(it.name(), Values.type(it.type())));
    return options;
  }

  private static LanguageOptions language() {
    LanguageOptions language = new LanguageOptions();
    language.enableMaximumLanguageFeatures();
    language.setProductMode(ProductMode.PRODUCT_EXTERNAL);
    language.setSupportsAllStatementKinds();
    return language;
  }
}
