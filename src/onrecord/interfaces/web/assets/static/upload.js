// Dropping files on the form, and watching a reading without reloading.
export function dropFiles() {
  const area = document.querySelector(".drop");
  if (!area) return;
  const input = area.querySelector("input");
  const chosen = area.querySelector(".chosen");
  const tell = () => { chosen.textContent = [...input.files].slice(0, 8).map((file) => file.name).join(", ") + (input.files.length > 8 ? " …" : ""); };
  input.addEventListener("change", tell);
  for (const name of ["dragenter", "dragover"]) {
    area.addEventListener(name, (event) => { event.preventDefault(); area.classList.add("over"); });
  }
  area.addEventListener("dragleave", () => area.classList.remove("over"));
  area.addEventListener("drop", (event) => {
    event.preventDefault();
    area.classList.remove("over");
    input.files = event.dataTransfer.files;
    tell();
  });
}

export function followJob() {
  const job = document.querySelector(".job[data-over='no']");
  if (!job) return;
  const part = (name) => job.querySelector(`[data-part="${name}"]`);
  const bar = job.querySelector("progress");
  const source = new EventSource(job.dataset.events);
  source.addEventListener("progress", (event) => {
    const told = JSON.parse(event.data);
    if (told.total) {
      bar.max = told.total;
      part("done").textContent = `${told.done} / ${told.total}`;
    }
    bar.value = told.done;
    part("last").textContent = told.last;
  });
  source.addEventListener("over", () => { source.close(); location.reload(); });
}
