// In the reader: whatever stands under the pointer or the focus lights up in the text and in the margin alike.
export function linkNotes() {
  const reader = document.querySelector(".reader");
  if (!reader) return;
  const light = (entry, on) => {
    if (!entry) return;
    for (const part of reader.querySelectorAll(`[data-entry="${CSS.escape(entry)}"]`)) part.classList.toggle("lit", on);
  };
  for (const [begin, end] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
    reader.addEventListener(begin, (event) => light(event.target.closest("[data-entry]")?.dataset.entry, true));
    reader.addEventListener(end, (event) => light(event.target.closest("[data-entry]")?.dataset.entry, false));
  }
}
