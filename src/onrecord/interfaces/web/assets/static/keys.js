// Keys: / search, j and k through the rows, Enter opens, + - 0 h l move the timeline.
const ROWS = ".rows tbody tr, .said > li, .latest > li, .hits > li, .notes > li";

export function listenToKeys(visit) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    if (event.key === "/") {
      event.preventDefault();
      (document.getElementById("q") ?? document.getElementById("find"))?.focus();
    } else if (event.key === "j" || event.key === "k") {
      step(event.key === "j" ? 1 : -1);
    } else {
      const link = document.querySelector(`a[data-key="${CSS.escape(event.key)}"]`);
      if (link) { event.preventDefault(); visit(link.href); }
    }
  });
}

function step(by) {
  const links = [...document.querySelectorAll(ROWS)].map((row) => row.querySelector(".words a") ?? row.querySelector(".foot a") ?? row.querySelector("a")).filter(Boolean);
  const at = links.indexOf(document.activeElement);
  const next = links[Math.min(links.length - 1, Math.max(0, at + by))];
  if (next) { next.focus(); next.scrollIntoView({ block: "nearest" }); }
}
