// Opens the search. All it needs is loaded at the first time, not before.
(() => {
  const dialog = document.querySelector("[data-search]");
  const buttons = document.querySelectorAll("[data-search-open]");
  if (!dialog || !dialog.showModal) return;

  // One after another: each builds on what is before it. No modules, for browsers load none from disk.
  const load = (address) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = resolve;
      script.onerror = () => reject(script.remove());
      document.head.append(script);
    });
  let loading;
  const ready = async () => {
    for (const address of dialog.dataset.search.split(" ")) await load(address);
  };

  const open = (words) => {
    if (dialog.open) return;
    dialog.showModal();
    // At once, not when all is loaded: what is typed meanwhile is kept.
    const field = dialog.querySelector("input");
    field.focus();
    field.select();
    const status = dialog.querySelector("[role=status]");
    loading ??= ready().then(() => rodedraadSearch(dialog));
    if (!globalThis.rodedraadSearch) status.textContent = status.dataset.wait;
    loading.then(
      (show) => show(words),
      () => {
        loading = undefined;
        status.textContent = status.dataset.failed;
      },
    );
  };

  for (const button of buttons) button.addEventListener("click", () => open());
  // No single letter or sign: those belong to people who dictate to their computer (WCAG 2.1.4).
  addEventListener("keydown", (event) => {
    if (event.key !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  // Back from something that was found: what was found is shown again.
  const again = ({ state }) => state?.search && open(state.search);
  addEventListener("popstate", again);
  again(history);
})();
