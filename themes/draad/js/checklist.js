// Ticks of a checklist, kept in this browser only; printing it.
(() => {
  const list = document.querySelector("[data-checklist]");
  if (!list) return;

  // Sites that share a server do not share ticks.
  const site = new URL("..", document.currentScript.src).pathname;
  const key = `draad ${site} ${list.dataset.checklist}`;
  const ticks = list.getElementsByClassName("tick");
  const code = (tick) => tick.closest("[data-code]").dataset.code;
  const progress = list.querySelector("[data-progress]");
  const untick = list.querySelector("[data-untick]");

  // A browser may forbid keeping anything; ticking works all the same, until the page is left.
  const read = () => {
    try {
      return new Set(JSON.parse(localStorage.getItem(key)) ?? []);
    } catch {
      return new Set();
    }
  };
  const keep = (codes) => {
    try {
      if (codes.size) localStorage.setItem(key, JSON.stringify([...codes]));
      else localStorage.removeItem(key);
    } catch {}
  };

  let ticked = read();
  const show = () => {
    for (const tick of ticks) tick.checked = ticked.has(code(tick));
    const done = [...ticks].filter((tick) => tick.checked).length;
    progress.textContent = progress.dataset.progress.replace("{n}", done).replace("{total}", ticks.length);
    untick.disabled = done === 0;
  };

  list.addEventListener("change", ({ target }) => {
    if (!target.matches(".tick")) return;
    if (target.checked) ticked.add(code(target));
    else ticked.delete(code(target));
    keep(ticked);
    show();
  });
  untick.addEventListener("click", () => {
    ticked = new Set();
    keep(ticked);
    show();
  });
  list.querySelector("[data-print]").addEventListener("click", () => print());
  addEventListener("storage", (event) => {
    if (event.key !== key) return;
    ticked = read();
    show();
  });
  // The preview changes the list in place.
  document.addEventListener("rodedraad:changed", show);
  show();
})();
