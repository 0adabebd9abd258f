// What makes the pages better where scripts run. Nothing here is needed to read or do anything.
import { brushStrip } from "./strip.js";
import { linkNotes } from "./reader.js";
import { followJob, dropFiles } from "./upload.js";
import { openTarget } from "./desk.js";
import { listenToKeys } from "./keys.js";

document.documentElement.classList.add("with-script");

function openFilters() {
  const wide = matchMedia("(min-width: 60.01rem)");
  for (const details of document.querySelectorAll("details[data-wide-open]")) {
    const shut = details.open;
    const adapt = () => { details.open = wide.matches || shut; };
    wide.addEventListener("change", adapt);
    adapt();
  }
}

function showCurrent() {
  const list = document.querySelector(".top nav ul");
  const link = list.querySelector("a[aria-current]");
  // Not scrollIntoView: the first Tab would then start from this link and miss the way to the content.
  if (link) list.scrollLeft = link.offsetLeft - list.offsetLeft - (list.clientWidth - link.offsetWidth) / 2;
}

function start() {
  openFilters();
  brushStrip(visit);
  linkNotes();
  dropFiles();
  followJob();
}

// Links within a list replace its content without a flash; any failure falls back to the plain link.
async function visit(address, { push = true } = {}) {
  try {
    const answer = await fetch(address, { headers: { accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("content");
    if (!fresh) { location.assign(address); return; }
    if (push) history.pushState(null, "", answer.url);
    document.title = page.title;
    document.getElementById("content").replaceWith(fresh);
    document.querySelector("footer.bottom").replaceWith(page.querySelector("footer.bottom"));
    start();
    fresh.focus({ preventScroll: true });
  } catch {
    location.assign(address);
  }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const address = new URL(link.getAttribute("href"), location.href);
  const inPlace = link.closest(".filters, .tools, .pager, .strip-all, .result > .tabs");
  if (!inPlace || address.origin !== location.origin || address.pathname !== location.pathname) return;
  event.preventDefault();
  visit(address.href);
});
addEventListener("popstate", () => { if (!location.hash) visit(location.href, { push: false }); });

listenToKeys(visit);
start();
openTarget();
showCurrent();
