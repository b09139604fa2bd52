package dev.steward.analytics.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows under a heading; the first column names the row, numbers stand to the right. */
public final class Table {
  private static final int MOST = 100;

  private final String caption;
  private final List<String> heads;
  private final List<Html> rows = new ArrayList<>();
  private int count;

  /** Heads that begin with {@code #} are of numbers. */
  public Table(String caption, String... heads) {
    this.caption = caption;
    this.heads = List.of(heads);
  }

  /** The rows behind the first hundred are counted, not shown. */
  public Table row(Object... cells) {
    if (cells.length != heads.size()) {
      throw new IllegalArgumentException("a cell for each of " + heads);
    }
    if (++count <= MOST) {
      rows.add(
          Html.of(
              "<tr>{}</tr>\n",
              IntStream.range(0, cells.length).mapToObj(i -> cell(i, cells[i])).toList()));
    }
    return this;
  }

  public Html html() {
    if (rows.isEmpty()) {
      return Html.NOTHING;
    }
    return Html.of(
        """
        <section><h2>{}</h2><div class="scroll"><table>
        <thead><tr>{}</tr></thead>
        <tbody>
        {}</tbody></table></div>{}</section>
        """,
        caption,
        heads.stream().map(Table::head).toList(),
        rows,
        count > MOST ? Html.of("<p class=\"note\">and {} more</p>", count - MOST) : Html.NOTHING);
  }

  private static Html head(String head) {
    return head.startsWith("#")
        ? Html.of("<th scope=\"col\" class=\"n\">{}</th>", head.substring(1))
        : Html.of("<th scope=\"col\">{}</th>", head);
  }

  private Html cell(int column, Object value) {
    if (column == 0) {
      return Html.of("<th scope=\"row\">{}</th>", value);
    }
    return heads.get(column).startsWith("#")
        ? Html.of("<td class=\"n\">{}</td>", value)
        : Html.of("<td>{}</td>", value);
  }
}
