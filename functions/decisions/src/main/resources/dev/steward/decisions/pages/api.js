"use strict";

// What every page has: a field for a token, which is kept nowhere, and a line that says how it goes.
const at = (id) => document.getElementById(id);

async function call(method, path, body) {
  const answer = await fetch(path, {
    method,
    headers: { Authorization: "Bearer " + at("token").value.trim(), "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    const where = (said.violations || []).map((each) => each.pointer + " " + each.message).join("; ");
    throw new Error([said.title || "HTTP " + answer.status, said.detail, where].filter(Boolean).join(" – "));
  }
  return said;
}

function say(text, kind) {
  at("says").textContent = text;
  at("says").className = kind;
}
