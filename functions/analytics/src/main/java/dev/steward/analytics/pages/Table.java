package dev.steward.analytics.pages;

import static j2html.TagCreator.*;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows under a heading; the first column names the row, numbers stand to the right. */
public final class Table {
  private static final int MOST = 100;

  private final String caption;
  private final List<String> heads;
  private final List<DomContent> rows = new ArrayList<>();
  private int count;

  /** Heads that begin with {@code #} are of numbers. */
  public Table(String caption, String... heads) {
    this.caption = caption;
    this.heads = List.of(heads);
  }

  /** The rows behind the first hundred are counted, not shown. Cells are markup or text. */
  public Table row(Object... cells) {
    if (cells.length != heads.size()) {
      throw new IllegalArgumentException("a cell for each of " + heads);
    }
    if (++count <= MOST) {
      rows.add(tr(each(IntStream.range(0, cells.length).mapToObj(i -> cell(i, cells[i])))));
    }
    return this;
  }

  /** Nothing without rows. */
  public DomContent html() {
    if (rows.isEmpty()) {
      return each();
    }
    return section(
        h2(caption),
        div(table(thead(tr(each(heads, Table::head))), tbody(each(rows, row -> row))))
            .withClass("scroll"),
        count > MOST ? p("and %d more".formatted(count - MOST)).withClass("note") : each());
  }

  private static DomContent head(String head) {
    return head.startsWith("#")
        ? th(head.substring(1)).attr("scope", "col").withClass("n")
        : th(head).attr("scope", "col");
  }

  private DomContent cell(int column, Object value) {
    DomContent inside = value instanceof DomContent markup ? markup : text(value.toString());
    if (column == 0) {
      return th(inside).attr("scope", "row");
    }
    return heads.get(column).startsWith("#") ? td(inside).withClass("n") : td(inside);
  }
}
