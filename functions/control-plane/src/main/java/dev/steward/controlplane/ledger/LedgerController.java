package dev.steward.controlplane.ledger;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.NOT_REQUIRED;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.steward.controlplane.ledger.paging.Cursor;
import dev.steward.controlplane.ledger.paging.Parameters;
import dev.steward.core.Caller;
import dev.steward.core.Role;
import dev.steward.web.Allow;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;

/** The ledger of the caller's tenant, as it was written. */
@Controller("/v1/ledger")
@ExecuteOn(TaskExecutors.BLOCKING)
@Allow({Role.OPERATOR, Role.ADMIN, Role.VIEWER})
final class LedgerController {
  private final Books books;

  LedgerController(Books books) {
    this.books = books;
  }

  /** Accounts by name, with what they stand at. */
  @Get("/accounts")
  AccountPage accounts(
      @Parameter(hidden = true) Caller caller,
      @QueryValue(defaultValue = "50") int pageSize,
      @QueryValue(defaultValue = "") String pageToken) {
    int size = Parameters.pageSize(pageSize);
    List<AccountRow> rows = books.accounts(caller.tenant(), Cursor.decode(pageToken, 2), size + 1);
    List<AccountRow> shown = rows.subList(0, Math.min(size, rows.size()));
    return new AccountPage(
        shown.stream().map(AccountView::of).toList(),
        rows.size() > size
            ? Optional.of(Cursor.encode(shown.getLast().account(), shown.getLast().currency()))
            : Optional.empty());
  }

  /** Entries, newest first. */
  @Get("/entries")
  EntryPage entries(
      @Parameter(hidden = true) Caller caller,
      @QueryValue(defaultValue = "") String account,
      @QueryValue(defaultValue = "") String run,
      @QueryValue(defaultValue = "") String tool,
      @QueryValue(defaultValue = "") String principal,
      @QueryValue(defaultValue = "") String session,
      @QueryValue(defaultValue = "") String task,
      @QueryValue(defaultValue = "") String from,
      @QueryValue(defaultValue = "") String to,
      @QueryValue(defaultValue = "50") int pageSize,
      @QueryValue(defaultValue = "") String pageToken) {
    int size = Parameters.pageSize(pageSize);
    EntryFilter filter =
        new EntryFilter(
            Parameters.given(account),
            Parameters.given(run),
            Parameters.given(tool),
            Parameters.given(principal),
            Parameters.given(session),
            Parameters.given(task),
            Parameters.moment("from", from),
            Parameters.moment("to", to));
    Optional<List<String>> last = Cursor.decode(pageToken, 2);
    List<EntryRow> rows =
        books.entries(
            caller.tenant(),
            filter,
            last.map(List::getFirst),
            last.map(keys -> line(keys.getLast())).orElse(0),
            size + 1);
    List<EntryRow> shown = rows.subList(0, Math.min(size, rows.size()));
    return new EntryPage(
        shown.stream().map(EntryView::of).toList(),
        rows.size() > size ? Optional.of(token(shown.getLast())) : Optional.empty());
  }

  private static String token(EntryRow last) {
    return Cursor.encode(last.transactionId(), Integer.toString(last.line()));
  }

  private static int line(String key) {
    try {
      return Integer.parseInt(key);
    } catch (NumberFormatException forged) {
      throw Parameters.refused("pageToken", "is not a page token");
    }
  }

  /** Some accounts, and the token for the next page when there are more. */
  @Introspected
  record AccountPage(
      List<AccountView> accounts,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) @Schema(requiredMode = NOT_REQUIRED)
          Optional<String> nextPageToken) {}

  /** Some entries, and the token for the next page when there are more. */
  @Introspected
  record EntryPage(
      List<EntryView> entries,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) @Schema(requiredMode = NOT_REQUIRED)
          Optional<String> nextPageToken) {}
}
