"use strict";

const WIDTH = 640;
const LABEL = 150;
const COLOURS = 6;
const ROLES = { live: "decides", canary: "rolled out", trial: "on trial", shadow: "only watches" };

// What is drawn is text and shapes: nothing that somebody sent becomes markup.
function make(space, tag, attributes, children) {
  const it = space ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => it.setAttribute(name, value));
  it.append(...children);
  return it;
}
const h = (tag, attributes, ...children) => make(false, tag, attributes, children);
const s = (tag, attributes, ...children) => make(true, tag, attributes, children);
const picture = (height, label, ...children) =>
  s("svg", { viewBox: `0 0 ${WIDTH} ${height}`, width: WIDTH, height, role: "img", "aria-label": label }, ...children);

const percent = (share) => (100 * share).toFixed(1) + " %";
const points = (share) => (share > 0 ? "+" : "") + (100 * share).toFixed(1);
const many = (count) => Number(count).toLocaleString("en");
const cut = (text) => ([...text].length > 22 ? [...text].slice(0, 21).join("") + "…" : text);
const short = (number) => String(Number(number.toPrecision(3)));

// ---- who decides

function plan(epochs) {
  const now = epochs[0];
  const names = [...new Set(epochs.flatMap((epoch) => epoch.policies.map((each) => each.policy)))];
  const colour = (policy) => "share" + (names.indexOf(policy) % COLOURS);
  const step = Math.min(60, (WIDTH - LABEL) / epochs.length);
  const columns = [...epochs].reverse().map((epoch, i) => {
    let top = 0;
    const all = epoch.policies.reduce((sum, each) => sum + each.weight, 0) || 1;
    const bars = epoch.policies.map((each) => {
      const height = (100 * each.weight) / all;
      const bar = s("rect", { x: i * step, y: top, width: Math.max(1, step - 2), height, class: colour(each.policy) });
      top += height;
      return bar;
    });
    const told = epoch.policies.map((each) => `${each.policy} ${percent(each.weight / all)}`).join(", ");
    const hint = `epoch ${epoch.epoch}, ${when(epoch.createdAt)}, by ${epoch.createdBy}: ${epoch.reason}\n${told}`;
    return s("g", {}, ...bars, s("title", {}, hint));
  });
  const square = (policy) =>
    s("svg", { width: 11, height: 11 }, s("rect", { width: 11, height: 11, class: colour(policy) }));
  const legend = names.map((name) => {
    const part = now.policies.find((each) => each.policy === name);
    const share = !part ? "decided before"
      : (ROLES[part.role] || part.role) + (part.role === "shadow" ? "" : ", " + percent(part.weight / 10_000));
    return h("li", {}, square(name), `${name} ${share}`);
  });
  return h("section", {},
    h("h2", {}, "Who decides"),
    picture(104, "Shares of the cases, epoch by epoch", ...columns),
    h("ul", { class: "legend" }, ...legend),
    h("p", { class: "quiet" },
      `Epoch ${now.epoch} since ${when(now.createdAt)}, by ${now.createdBy}: ${now.reason}. `
      + (epochs.length > 1 ? `One column for each of the latest ${epochs.length} epochs.` : "")));
}

const when = (instant) => instant.slice(0, 16).replace("T", " ");

// ---- who is better

/** An interval on an axis that holds zero and the margin. */
function interval(label, told, margin, unit, judge) {
  if (!told) {
    return [h("p", { class: "quiet" }, `${label}: too few outcomes to draw.`)];
  }
  const reach = 1.15 * Math.max(Math.abs(told.low), Math.abs(told.high), Math.abs(margin), 1e-9);
  const x = (value) => LABEL + ((value + reach) / (2 * reach)) * (WIDTH - LABEL - 20);
  const mark = (value, style) => s("line", { x1: x(value), x2: x(value), y1: 6, y2: 34, class: style });
  const close = x(told.high) - x(told.low) < 80;
  const below = (value, anchor) =>
    s("text", { x: x(close ? told.estimate : value), dx: close ? (anchor === "end" ? -6 : 6) : 0, y: 50,
      "text-anchor": close ? anchor : "middle", class: "quiet" }, unit(value));
  return [picture(56, `${label} ${unit(told.estimate)}, from ${unit(told.low)} to ${unit(told.high)}`,
    s("text", { x: 0, y: 24 }, cut(label), s("title", {}, label)),
    s("line", { x1: x(-reach), x2: x(reach), y1: 20, y2: 20, class: "axis" }),
    mark(0, "zero"), mark(margin, "margin"),
    s("g", { class: judge },
      s("line", { x1: x(told.low), x2: x(told.high), y1: 20, y2: 20, class: "interval" }),
      s("circle", { cx: x(told.estimate), cy: 20, r: 5, class: "estimate" })),
    below(told.low, "end"), below(told.high, "start"))];
}

function card(told) {
  const { candidateOutcomes: one, baselineOutcomes: other, terms, split } = told;
  const rate = (tally) => (tally.trials ? percent(tally.successes / tally.trials) : "–");
  const row = (name, tally) => h("tr", {}, h("td", {}, name),
    h("td", { class: "number" }, rate(tally)), h("td", { class: "number" }, many(tally.trials)));
  const judge = { promote: "good", demote: "bad" }[told.conclusion] || "";
  const standing = { kept: "good", breached: "bad", open: "" };
  return h("section", {},
    h("h2", {}, told.candidate, h("span", { class: "conclusion " + told.conclusion }, told.conclusion)),
    h("p", {}, told.says),
    h("table", {},
      h("tr", {}, ...["", "succeeds", "outcomes"].map((name) => h("th", {}, name))),
      row(told.candidate, one), row(told.baseline + " (now)", other)),
    ...interval("better by points", told.difference, terms.margin, points, judge),
    h("p", { class: "quiet" }, `The dashed line is what is asked for: ${points(terms.margin)} points,`
      + ` from ${many(terms.minimum)} outcomes a side. The bar holds at every look, however often one looks.`),
    ...(told.guardrails.length ? [h("h3", {}, "What may not suffer")] : []),
    ...told.guardrails.flatMap((each) =>
      interval(each.name + " worse by", each.worse, each.margin, short, standing[each.standing])),
    h("p", { class: split.broken ? "bad" : "quiet" },
      `It got ${many(split.candidate)} cases; ${many(Math.round(split.planned))} were planned.`
      + (split.broken ? " Chance does not do that: find the cause before anything is concluded." : "")));
}

// ---- who is approved

function fairness(cards) {
  const seen = new Map();
  cards.flatMap((each) => each.fairness).forEach((each) => seen.set(each.policy + " " + each.attribute, each));
  return [...seen.values()].map((told) => {
    const height = 26 * told.groups.length + 24;
    const x = (share) => LABEL + share * (WIDTH - LABEL - 130);
    const groups = told.groups.map((group, i) => s("g", { class: group.belowFourFifths ? "bad" : "" },
      s("text", { x: 0, y: 26 * i + 17 }, cut(group.group), s("title", {}, group.group)),
      s("line", { x1: x(0), x2: x(1), y1: 26 * i + 13, y2: 26 * i + 13, class: "axis" }),
      s("line", { x1: x(group.low), x2: x(group.high), y1: 26 * i + 13, y2: 26 * i + 13, class: "interval" }),
      s("circle", { cx: x(group.approved), cy: 26 * i + 13, r: 5, class: "estimate" }),
      s("text", { x: WIDTH - 120, y: 26 * i + 17, class: "quiet" }, `${percent(group.approved)} of ${many(group.decisions)}`)));
    const below = told.groups.filter((group) => group.belowFourFifths).map((group) => group.group);
    return h("section", {},
      h("h2", {}, `Approved by ${told.attribute}, ${told.policy}`),
      picture(height, `Approved by ${told.attribute}`, ...groups,
        ...[0, 0.5, 1].map((share) =>
          s("text", { x: x(share), y: height - 4, "text-anchor": "middle", class: "quiet" }, 100 * share + " %"))),
      h("p", { class: "quiet" }, (told.groups.every((group) => group.ratio === undefined)
        ? "Too few decisions to compare the groups. " : below.length
        ? `Below four fifths of the group that is approved most often: ${below.join(", ")}. `
        : "No group is below four fifths of the one that is approved most often. ")
        + "This shows differences, not their causes; no policy decides by it."));
  });
}

// ---- what has changed

function drift(told) {
  // What is decided comes before what it is decided from.
  const alarms = told.findings.filter((each) => each.finding === "alarm")
    .sort((one, other) => one.name.includes(".") - other.name.includes("."));
  const steady = told.findings.filter((each) => each.finding === "steady");
  const few = told.findings.filter((each) => each.finding === "not-enough-data");
  const since = `Since ${when(told.middle)}, beside what was decided from ${when(told.from)} on`
    + (alarms.length ? " (grey)." : ".");
  const pictures = alarms.flatMap((alarm) => [h("h3", {}, alarm.name),
    picture(30 * alarm.shifts.length, `${alarm.name} has drifted`, ...alarm.shifts.flatMap((shift, i) => {
      const length = (share) => Math.max(1, share * (WIDTH - LABEL - 150));
      return [
        s("text", { x: 0, y: 30 * i + 17 }, cut(shift.level.replace(/^((?:from|below) .*)\.0$/, "$1"))),
        s("rect", { x: LABEL, y: 30 * i + 4, width: length(shift.before), height: 8, class: "before" }),
        s("rect", { x: LABEL, y: 30 * i + 14, width: length(shift.now), height: 8, class: "now" }),
        s("text", { x: WIDTH - 140, y: 30 * i + 17, class: "quiet" },
          `${percent(shift.before)} → ${percent(shift.now)}`)];
    }))]);
  const line = (text, list) => (list.length
    ? [h("p", { class: "quiet" }, text + list.map((each) => each.name).join(", "))] : []);
  return h("section", {},
    h("h2", {}, alarms.length ? "What has changed"
      : steady.length ? "Nothing has changed" : "Too early to tell what has changed"),
    h("p", { class: "quiet" }, since),
    ...pictures,
    ...line("As before: ", steady),
    ...line("Too few decisions to tell: ", few));
}

// ---- the board

let looks = 0;

function named(hash) {
  try {
    return decodeURIComponent(hash);
  } catch (malformed) {
    return hash;
  }
}

async function domains() {
  const mine = ++looks;
  try {
    const { plans } = await call("GET", "/v1/plans");
    if (mine !== looks) {
      return;
    }
    const names = plans.map((each) => each.domain).sort();
    const wanted = named(location.hash.slice(1));
    at("domain").replaceChildren(...names.map((name) => new Option(name, name, false, name === wanted)));
    at("domain").disabled = at("again").disabled = !names.length;
    if (!names.length) {
      at("board").replaceChildren();
      say("No policy decides anything yet. Publish one and bind it: ./steward constitution publish, ./steward plan bind.", "");
      return;
    }
    if (wanted && !names.includes(wanted)) {
      at("board").replaceChildren();
      at("domain").selectedIndex = -1;
      say(`No policy decides in ${wanted}. Choose another domain.`, "bad");
      return;
    }
    await look();
  } catch (trouble) {
    if (mine === looks) {
      at("board").replaceChildren();
      say(trouble.message, "bad");
    }
  }
}

async function look() {
  const domain = at("domain").value;
  if (!domain) {
    return domains();
  }
  const mine = ++looks;
  history.replaceState(null, "", "#" + encodeURIComponent(domain));
  say("Looking …", "");
  try {
    const path = encodeURIComponent(domain);
    const [epochs, scorecards, drifted] = await Promise.all([
      call("GET", "/v1/plans/" + path), call("GET", "/v1/scorecards/" + path), call("GET", "/v1/drift/" + path)]);
    if (mine !== looks) {
      return;
    }
    const cards = scorecards.scorecards;
    at("board").replaceChildren(
      plan(epochs.plans),
      ...(cards.length ? cards.map(card) : [h("section", {}, h("h2", {}, "Nobody is compared"),
        h("p", { class: "quiet" }, "The live policy decides alone. Bind a second one on trial or as a canary."))]),
      ...fairness(cards),
      drift(drifted));
    say(`As of ${new Date().toLocaleTimeString()}.`, "");
  } catch (trouble) {
    if (mine === looks) {
      at("board").replaceChildren();
      say(trouble.message, "bad");
    }
  }
}

at("token").addEventListener("change", domains);
at("domain").addEventListener("change", look);
at("again").addEventListener("click", look);
window.addEventListener("hashchange", domains);
