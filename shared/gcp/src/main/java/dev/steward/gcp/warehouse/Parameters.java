package dev.steward.gcp.warehouse;

import com.google.api.client.util.Data;
import com.google.api.services.bigquery.model.QueryParameter;
import com.google.api.services.bigquery.model.QueryParameterType;
import com.google.api.services.bigquery.model.QueryParameterValue;
import dev.steward.core.TenantId;
import dev.steward.ports.warehouse.Arguments;
import dev.steward.ports.warehouse.Query;
import dev.steward.ports.warehouse.ValueType;
import dev.steward.ports.warehouse.Variable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a query is asked with, as BigQuery takes it: each with its whole type. */
final class Parameters {
  private static final Variable TENANT = new Variable("tenant", ValueType.Scalar.STRING);

  private Parameters() {}

  static List<QueryParameter> of(TenantId tenant, Query query, Arguments arguments) {
    List<QueryParameter> parameters = new ArrayList<>();
    parameters.add(parameter(TENANT, tenant.value()));
    query.parameters().forEach(it -> parameters.add(parameter(it, arguments.get(it.name()))));
    return parameters;
  }

  private static QueryParameter parameter(Variable variable, @Nullable Object value) {
    return new QueryParameter()
        .setName(variable.name())
        .setParameterType(type(variable.type()))
        .setParameterValue(value(variable.type(), value));
  }

  private static QueryParameterType type(ValueType type) {
    return switch (type) {
      case ValueType.Scalar scalar -> new QueryParameterType().setType(scalar.name());
      case ValueType.ListOf list ->
          new QueryParameterType().setType("ARRAY").setArrayType(type(list.element()));
      case ValueType.StructOf struct ->
          new QueryParameterType()
              .setType("STRUCT")
              .setStructTypes(struct.fields().stream().map(Parameters::field).toList());
    };
  }

  private static QueryParameterType.StructTypes field(Variable field) {
    return new QueryParameterType.StructTypes().setName(field.name()).setType(type(field.type()));
  }

  private static QueryParameterValue value(ValueType type, @Nullable Object value) {
    return switch (value) {
      case null -> new QueryParameterValue().setValue(Data.NULL_STRING);
      case List<?> elements when type instanceof ValueType.ListOf list ->
          new QueryParameterValue()
              .setArrayValues(
                  elements.stream().map(element -> value(list.element(), element)).toList());
      case Arguments fields when type instanceof ValueType.StructOf struct -> {
        Map<String, QueryParameterValue> values = new LinkedHashMap<>();
        for (Variable field : struct.fields()) {
          values.put(field.name(), value(field.type(), fields.get(field.name())));
        }
        yield new QueryParameterValue().setStructValues(values);
      }
      // BigQuery refuses what is finer.
      case Instant time -> text(time.truncatedTo(ChronoUnit.MICROS));
      case BigDecimal number -> text(number.toPlainString());
      default -> text(value);
    };
  }

  private static QueryParameterValue text(Object value) {
    return new QueryParameterValue().setValue(value.toString());
  }
}
