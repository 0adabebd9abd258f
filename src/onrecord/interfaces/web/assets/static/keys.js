// Keys: / search, j and k through the rows, Enter opens, + - 0 h l move the timeline, a r e m s z d decide, ? says all of it.
// Single keys can be switched off in the help (WCAG 2.1.4).
import { DESK_KEYS } from "./desk.js";

const ROWS = ".rows tbody tr, .said > li, .latest > li, .hits > li, .notes > li";
const help = () => document.getElementById("keys");

export function listenToKeys(visit) {
  const decides = document.getElementById("said").hasAttribute("data-writable");
  prepareHelp();
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog")) return;
    if (event.key === "?") {
      event.preventDefault();
      help().showModal();
    } else if (!areOn()) {
      return;
    } else if (event.key === "/") {
      event.preventDefault();
      (document.getElementById("q") ?? document.getElementById("find"))?.focus();
    } else if (event.key === "j" || event.key === "k") {
      step(event.key === "j" ? 1 : -1);
    } else if (DESK_KEYS[event.key] && (decides || event.key === "d")) {
      event.preventDefault();
      DESK_KEYS[event.key]();
    } else {
      const link = document.querySelector(`a[data-key="${CSS.escape(event.key)}"]`);
      if (link) { event.preventDefault(); visit(link.href); }
    }
  });
}

function areOn() {
  try { return localStorage.getItem("keys") !== "off"; } catch { return true; }
}

function prepareHelp() {
  const box = document.getElementById("keys-on");
  box.checked = areOn();
  box.addEventListener("change", () => { try { localStorage.setItem("keys", box.checked ? "on" : "off"); } catch { /* not kept */ } });
  document.addEventListener("click", (event) => {
    if (!event.target.closest('a[href="#keys"]')) return;
    event.preventDefault();
    help().showModal();
  });
}

function step(by) {
  const links = [...document.querySelectorAll(ROWS)].map((row) => row.querySelector(".words a") ?? row.querySelector(".foot a") ?? row.querySelector("a")).filter(Boolean);
  const at = links.indexOf(document.activeElement);
  const next = links[Math.min(links.length - 1, Math.max(0, at + by))];
  if (next) { next.focus(); next.scrollIntoView({ block: "nearest" }); }
}
