"use strict";

const PAUSE_MILLIS = 300;
const API = "/v1/constitutions";

// What was written outlives a reload of this tab; the token does not.
const kept = {
  read: (name) => sessionStorage.getItem("steward." + name) || "",
  write: (name, text) => sessionStorage.setItem("steward." + name, text),
};

const editors = {};
const found = { policy: [], cases: [] };
for (const name of ["policy", "cases"]) {
  editors[name] = CodeMirror.fromTextArea(at(name), {
    mode: "yaml",
    lineNumbers: true,
    lineWrapping: true,
    tabSize: 2,
    indentWithTabs: false,
    gutters: ["CodeMirror-lint-markers", "CodeMirror-linenumbers"],
    lint: { getAnnotations: () => found[name], lintOnChange: false },
    extraKeys: { Tab: (editor) => editor.replaceSelection("  ") },
  });
  editors[name].setValue(kept.read(name));
  editors[name].on("change", () => {
    kept.write(name, editors[name].getValue());
    soon();
  });
}
let timer = 0;
let asked = 0;

function soon() {
  at("publish").disabled = true;
  clearTimeout(timer);
  timer = setTimeout(check, PAUSE_MILLIS);
}

function draft() {
  const cases = editors.cases.getValue();
  return { policy: editors.policy.getValue(), ...(cases.trim() && { cases }) };
}

async function check() {
  if (!at("token").value.trim()) {
    say("Show an admin's token, and what you write is checked as you type.", "");
    return;
  }
  if (!editors.policy.getValue().trim()) {
    say("There is nothing to check yet.", "");
    return;
  }
  const mine = ++asked;
  try {
    const said = await call("POST", API + "/check", draft());
    if (mine === asked) {
      show(said);
    }
  } catch (trouble) {
    if (mine === asked) {
      say(trouble.message, "bad");
    }
  }
}

function show(said) {
  found.policy = said.mistakes.filter((each) => each.in === "policy").map(annotation);
  found.cases = said.mistakes.filter((each) => each.in === "cases").map(annotation);
  editors.policy.performLint();
  editors.cases.performLint();
  at("mistakes").replaceChildren(...said.mistakes.map(line));
  at("json").textContent = said.json ? JSON.stringify(said.json, null, 2) : "";
  at("publish").disabled = !said.sound;
  if (said.sound) {
    say(`${said.id} is sound; ${said.cases} cases come out as they say.`, "good");
  } else {
    say(said.mistakes.length === 1 ? "One mistake." : said.mistakes.length + " mistakes.", "bad");
  }
}

function annotation(mistake) {
  const from = CodeMirror.Pos(mistake.line - 1, mistake.column - 1);
  const end = editors[mistake.in].getLine(mistake.line - 1) || "";
  return {
    message: mistake.message,
    severity: "error",
    from,
    to: CodeMirror.Pos(mistake.line - 1, Math.max(end.length, mistake.column)),
  };
}

function line(mistake) {
  const button = document.createElement("button");
  const place = document.createElement("b");
  place.textContent = `${mistake.in} ${mistake.line}:${mistake.column} `;
  const pointer = document.createElement("code");
  pointer.textContent = " " + mistake.pointer;
  button.append(place, mistake.message, pointer);
  button.addEventListener("click", () => {
    editors[mistake.in].focus();
    editors[mistake.in].setCursor(mistake.line - 1, mistake.column - 1);
  });
  const item = document.createElement("li");
  item.append(button);
  return item;
}

async function list() {
  if (!at("token").value.trim()) {
    return;
  }
  try {
    const said = await call("GET", API);
    const options = said.policies.map((each) => new Option(each.id, each.id));
    at("published").replaceChildren(new Option("an empty page", ""), ...options);
  } catch (trouble) {
    say(trouble.message, "bad");
  }
}

at("token").addEventListener("change", () => {
  list();
  check();
});

at("published").addEventListener("change", async () => {
  const id = at("published").value;
  const unsaved = editors.policy.getValue().trim();
  if (unsaved && !confirm("Replace what is written?")) {
    return;
  }
  try {
    const said = id ? await call("GET", API + "/" + encodeURIComponent(id)) : {};
    editors.policy.setValue(said.policy || "");
    editors.cases.setValue(said.cases || "");
  } catch (trouble) {
    say(trouble.message, "bad");
  }
});

at("publish").addEventListener("click", async () => {
  at("publish").disabled = true;
  try {
    const said = await call("POST", API, draft());
    say(
      `${said.id} is published. It decides once it is bound: ./steward plan bind ${said.domain} ${said.id} --role admin`,
      "good",
    );
    list();
  } catch (trouble) {
    say(trouble.message, "bad");
  }
});

list();
check();
