// Choosing a period by dragging over the strip of the timeline.
const DAY = 86400000;

export function brushStrip(visit) {
  const strip = document.getElementById("strip");
  if (!strip) return;
  let begun = null;
  let brush = null;

  const share = (event) => {
    const box = strip.getBoundingClientRect();
    return Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
  };
  const day = (at) => {
    const first = Date.parse(`${strip.dataset.first}T00:00:00Z`);
    return new Date(first + Math.min(Number(strip.dataset.days) - 1, Math.floor(at * Number(strip.dataset.days))) * DAY).toISOString().slice(0, 10);
  };

  strip.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    begun = share(event);
  });
  strip.addEventListener("pointermove", (event) => {
    if (begun === null) return;
    const at = share(event);
    if (!brush && Math.abs(at - begun) < 0.008) return;
    if (!brush) {
      brush = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      brush.setAttribute("class", "brush");
      brush.setAttribute("height", strip.getAttribute("height"));
      strip.append(brush);
      strip.setPointerCapture(event.pointerId);
    }
    brush.setAttribute("x", `${100 * Math.min(at, begun)}%`);
    brush.setAttribute("width", `${100 * Math.abs(at - begun)}%`);
  });
  strip.addEventListener("pointerup", (event) => {
    const from = begun;
    begun = null;
    if (!brush) return;
    brush.remove();
    brush = null;
    const [left, right] = [from, share(event)].sort((one, other) => one - other);
    const address = new URL(strip.dataset.link, location.href);
    address.searchParams.set("since", day(left));
    address.searchParams.set("until", day(right));
    strip.addEventListener("click", (click) => { click.preventDefault(); click.stopPropagation(); }, { capture: true, once: true });
    setTimeout(() => visit(address.href), 0);
  });
  strip.addEventListener("dragstart", (event) => event.preventDefault());
}
