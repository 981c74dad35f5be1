// Shows only those items of a page that a reader asks for. What was asked stands in the address.
(() => {
  const form = document.querySelector("[data-filter]");
  if (!form) return;

  const items = [...document.querySelectorAll("[data-item]")];
  const groups = [...document.querySelectorAll("[data-filter-group]")];
  const fields = [...form.querySelectorAll("input, select")];
  const result = form.querySelector("[data-found]");
  const plain = (text) => text.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase();
  // What an item says itself, not what explains it.
  const own = (item) => {
    const copy = item.cloneNode(true);
    for (const aside of copy.querySelectorAll("details, [popover]")) aside.remove();
    return plain(copy.textContent);
  };
  const words = new Map(items.map((item) => [item, own(item)]));

  // "2" asks for what source 2 said in any way, so it matches "2" and "2c".
  const has = (item, name, wanted) =>
    item.dataset[name].split(" ").some((value) => value === wanted || value === `${wanted}c`);
  const matches = (item, field) =>
    field.dataset.filterValue
      ? has(item, field.dataset.filterValue, field.value)
      : plain(field.value).split(/\s+/).every((word) => words.get(item).includes(word));

  const apply = () => {
    const asked = fields.filter((field) => field.value.trim());
    let found = 0;
    for (const item of items) {
      item.hidden = !asked.every((field) => matches(item, field));
      if (!item.hidden) found += 1;
    }
    for (const group of groups) group.hidden = !group.querySelector("[data-item]:not([hidden])");
    if (asked.length) for (const fold of document.querySelectorAll("details.more")) fold.open = true;
    const text = found ? result.dataset.found : result.dataset.none;
    result.textContent = asked.length ? text.replace("{n}", found).replace("{total}", items.length) : "";
    return asked;
  };

  form.addEventListener("input", () => {
    const address = new URL(location);
    for (const field of fields) address.searchParams.delete(field.name);
    for (const field of apply()) address.searchParams.set(field.name, field.value.trim());
    history.replaceState(null, "", address);
  });
  form.addEventListener("submit", (event) => event.preventDefault());

  const asked = new URLSearchParams(location.search);
  for (const field of fields) field.value = asked.get(field.name) ?? "";
  const fold = form.closest("details");
  if (apply().length && fold) fold.open = true;
})();
