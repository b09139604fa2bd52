package dev.steward.analytics.pages;

import static j2html.TagCreator.*;

import j2html.tags.DomContent;

/** A whole page in the one style; it loads nothing from anywhere. */
public final class Page {
  /** What a page of this kind is to be served with. */
  public static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  private static final String STYLE =
      """
      :root{color-scheme:light dark;--ink:#1c2024;--soft:#60646c;--line:#d9dde2;--paper:#fff;
      --card:#f6f8fa;--mark:#2f6fdb}
      @media(prefers-color-scheme:dark){:root{--ink:#edeef0;--soft:#a3a8b0;--line:#363a3f;
      --paper:#111315;--card:#1a1d20;--mark:#6ea1ff}}
      *{box-sizing:border-box}
      body{margin:0 auto;max-width:60rem;padding:2rem 1.25rem 4rem;background:var(--paper);
      color:var(--ink);font:16px/1.55 system-ui,sans-serif}
      h1{font-size:1.75rem;line-height:1.25;margin:0 0 1rem;overflow-wrap:anywhere}
      h2{font-size:1.15rem;margin:2.25rem 0 .75rem}
      a{color:var(--mark)} .summary{font-size:1.1rem;white-space:pre-line}
      p,li,dd{overflow-wrap:anywhere}
      dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(12rem,1fr));gap:.75rem 1.5rem;
      padding:1rem 1.25rem;background:var(--card);border-radius:.6rem}
      dt{color:var(--soft);font-size:.8rem} dd{margin:0}
      ol,ul{padding-left:1.3rem} li{margin:.6rem 0} li p{margin:.15rem 0;color:var(--soft)}
      figure{margin:1rem 0;padding:1rem 1.25rem;border:1px solid var(--line);border-radius:.6rem}
      figcaption{font-weight:600;margin-bottom:.5rem}
      svg{display:block;width:100%;height:auto;font:13px system-ui,sans-serif;fill:var(--ink)}
      svg .mark{fill:var(--mark)} svg .line{fill:none;stroke:var(--mark);stroke-width:2}
      svg .axis{stroke:var(--line)} svg .soft{fill:var(--soft)}
      table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
      th,td{text-align:left;padding:.4rem .75rem .4rem 0;border-bottom:1px solid var(--line)}
      th{color:var(--soft);font-weight:500;font-size:.85rem} .number{text-align:right}
      details{margin-top:1.5rem} summary{cursor:pointer;color:var(--soft)}
      pre{overflow:auto;padding:1rem;background:var(--card);border-radius:.6rem;font-size:.85rem}
      nav a{margin-right:1rem}
      """;

  private Page() {}

  public static String of(String title, DomContent... content) {
    return document(
        html(
                head(
                    meta().withCharset("utf-8"),
                    meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                    title(title),
                    style(rawHtml(STYLE))),
                body(main(h1(title), each(content))))
            .withLang("en"));
  }
}
