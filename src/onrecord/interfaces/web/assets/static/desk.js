// Decisions without leaving the list: keys act on the row that has the focus, or on the page's own entry. Each is a form that also works without this.
const ROW = "tr[data-id], li[data-id]";
let first = null;

export const DESK_KEYS = { a: () => judge("accept"), r: () => judge("reject"), e: () => correct("edit"), s: () => correct("split"), m: merge, z: undo, d: keep };

const said = () => document.getElementById("said");
const token = () => document.querySelector("#basket-form [name=token]").value;
const here = () => location.pathname + location.search;
const row = () => document.activeElement?.closest(ROW);
const target = () => row()?.dataset.id ?? document.querySelector("[data-page-id]")?.dataset.pageId;

function tell(message, undo) {
  const box = said();
  box.replaceChildren(Object.assign(document.createElement("span"), { textContent: message }));
  if (undo) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: `${box.dataset.undo} (z)` });
    button.addEventListener("click", () => undoAt(undo));
    box.append(button);
  }
}

async function send(address, values) {
  const body = new URLSearchParams({ token: token(), ...values });
  const answer = await fetch(address, { method: "POST", body, headers: { accept: "application/json" } });
  const told = await answer.json();
  if (!answer.ok) throw new Error([told.error.message, told.error.remedy].filter(Boolean).join(". "));
  return told;
}

const failed = (error) => tell(error instanceof TypeError ? said().dataset.failed : error.message);

async function judge(verb) {
  const [id, line] = [target(), row()];
  if (!id) { tell(said().dataset.nothing); return; }
  try {
    const told = await send("/correct", { verb, ids: id, back: here() });
    if (!line) { location.assign(`${told.page}?back=${encodeURIComponent(here())}`); return; }
    const words = ["sides", "words a", "speaker", "head + blockquote"].map((part) => line.querySelector(`.${part}`)?.textContent.trim().replace(/\s+/g, " "));
    tell([told.message, ...words.filter(Boolean)].join(" · ").slice(0, 120), told.undo);
    line.classList.toggle("judged", verb === "reject");
    line.dataset.judgement = told.undo.split("/")[2];
  } catch (error) { failed(error); }
}

function undo() { return undoAt("/judgements/last/undo"); }

async function undoAt(address) {
  try {
    const told = await send(address, { back: here() });
    if (document.querySelector(".desk") && !row()) { location.reload(); return; }
    tell(told.message);
    document.querySelector(`[data-judgement="${told.number}"]`)?.classList.remove("judged");
  } catch (error) { failed(error); }
}

function correct(part) {
  const id = target();
  if (!id) { tell(said().dataset.nothing); return; }
  location.assign(`/correct?${new URLSearchParams({ ids: id, back: here() })}#${part}`);
}

function merge() {
  const [id, line] = [target(), row()];
  if (!id) { tell(said().dataset.nothing); return; }
  if (!line) { correct("merge"); return; }
  if (!first || first === id) {
    first = id;
    line.classList.add("first");
    tell(said().dataset.merge);
    return;
  }
  location.assign(`/correct?${new URLSearchParams({ ids: `${first},${id}`, back: here() })}`);
}

function keep() {
  const button = (row() ?? document.querySelector(".desk"))?.querySelector(".keep");
  if (button) button.click(); else tell(said().dataset.nothing);
}

// The bookmark: kept or taken out where it stands, the number in the menu follows.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("button.keep");
  if (!button) return;
  event.preventDefault();
  try {
    const told = await send("/basket", { [button.name]: button.value });
    for (const same of document.querySelectorAll(`button.keep[value="${CSS.escape(button.value)}"]`)) {
      same.name = told.kept ? "remove" : "add";
      same.setAttribute("aria-pressed", String(told.kept));
    }
    const count = document.querySelector("[data-basket] .count");
    count.textContent = told.count;
    count.hidden = !told.count;
    tell(told.message);
  } catch (error) { failed(error); }
});

// The part of the page that the address names gets the focus, once the browser has gone there and put it elsewhere.
export function openTarget() {
  const form = location.pathname === "/correct" && location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  if (!form) return;
  const focus = () => setTimeout(() => form.querySelector("input:not([type=hidden]), select")?.focus(), 50);
  if (document.readyState === "complete") focus(); else addEventListener("load", focus);
}
