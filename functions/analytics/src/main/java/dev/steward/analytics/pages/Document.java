package dev.steward.analytics.pages;

import static j2html.TagCreator.*;

import j2html.tags.DomContent;

/** A whole page in the one style: nothing comes from elsewhere, and nothing runs. */
public final class Document {
  /** What a page that is whole in itself is sent with. */
  public static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self';"
          + " base-uri 'none'; frame-ancestors 'none'";

  private Document() {}

  /** A page of this server, which has the style from it. */
  public static String served(String title, DomContent head, DomContent... content) {
    return page(
        title,
        link().withRel("stylesheet").withHref("/reports/style.css"),
        header(brand(), head),
        main(content));
  }

  /** A page that is whole even as a file. */
  public static String alone(String title, DomContent... content) {
    return page(
        title,
        style(rawHtml(Stylesheet.text())),
        header(brand()),
        main(content).withClass("sheet"));
  }

  private static DomContent brand() {
    return a("Steward").withClass("brand").withHref("/reports");
  }

  private static String page(String title, DomContent style, DomContent... body) {
    return document(
        html(
                head(
                    meta().withCharset("utf-8"),
                    meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                    meta().withName("color-scheme").withContent("light dark"),
                    title(title + " · Steward"),
                    link().withRel("icon").withHref("data:,"),
                    style),
                body(body))
            .withLang("en"));
  }
}
