// The search as readers see it: what they ask, what was found, in groups. `rodedraadIndex` holds what can be found.
globalThis.rodedraadSearch = (dialog) => {
  const { fold, searcher } = rodedraadWords;
  const { kinds, reports, audiences } = rodedraadIndex;
  const search = searcher(rodedraadIndex);
  const root = dialog.dataset.root;
  const field = dialog.querySelector("input");
  const choice = dialog.querySelector("select");
  const status = dialog.querySelector("[role=status]");
  const results = dialog.querySelector("[data-results]");
  const name = new Map(audiences);

  // So many of a group are shown at first.
  const FIRST = 5;
  // So many letters are shown around the first word that was found.
  const AROUND = 150;

  const make = (tag, className, ...children) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...children);
    return element;
  };

  /** The text with the words that were found marked; a part of it when it is long. */
  const marked = (text, words, most = Infinity) => {
    const found = [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].filter(([word]) => words.has(fold(word)));
    let start = 0;
    let end = text.length;
    if (end > most) {
      const first = found[0]?.index ?? 0;
      if (first > most / 2) start = text.indexOf(" ", first - most / 3) + 1;
      end = start + most < end ? text.lastIndexOf(" ", start + most) : end;
    }
    const parts = start ? ["… "] : [];
    let at = start;
    for (const { 0: word, index } of found) {
      if (index < at || index + word.length > end) continue;
      parts.push(text.slice(at, index), make("mark", "", word));
      at = index + word.length;
    }
    parts.push(text.slice(at, end), end < text.length ? " …" : "");
    return parts;
  };

  const result = ([, report, title, text, url, readers], words) => {
    const link = make("a", "search-link", ...(title ? marked(title, words) : marked(text, words, AROUND * 2)));
    link.href = root + url;
    const where = [...readers.map((reader) => name.get(reader)), reports[report]].filter((part) => part && part !== title);
    const item = make("li", "search-result", link);
    if (title && text) item.append(make("p", "search-text", ...marked(text, words, AROUND)));
    if (where.length) item.append(make("p", "search-where", where.join(" · ")));
    return item;
  };

  const group = (kind, found, words) => {
    const list = make("ul", "", ...found.slice(0, FIRST).map((entry) => result(entry, words)));
    const title = make("h3", "search-kind", `${kinds[kind][1]} `, make("span", "search-count", String(found.length)));
    const section = make("section", "search-group", title, list);
    if (found.length > FIRST) {
      const more = make("button", "tool-button", status.dataset.more.replace("{n}", found.length));
      more.type = "button";
      more.addEventListener("click", () => {
        list.append(...found.slice(FIRST).map((entry) => result(entry, words)));
        list.children[FIRST].querySelector("a").focus();
        more.remove();
      });
      section.append(more);
    }
    return section;
  };

  const show = () => {
    const question = field.value.trim();
    const reader = choice?.value ?? "";
    history.replaceState(question ? { search: [question, reader] } : null, "");
    results.replaceChildren();
    if (!question) return void (status.textContent = status.dataset.start);
    const { entries: found, words, all } = search(question, ([, , , , , readers]) => !reader || readers.includes(Number(reader)));
    // Groups in the order of their best.
    const groups = new Map();
    for (const entry of found) groups.set(entry[0], [...(groups.get(entry[0]) ?? []), entry]);
    for (const [kind, members] of groups) results.append(group(kind, members, words));
    const text = found.length === 0 ? status.dataset.none : all ? status.dataset.found : status.dataset.some;
    status.textContent = text.replace("{n}", found.length);
    results.scrollTop = 0;
  };
  if (choice) {
    for (const [id, audience] of audiences) choice.append(new Option(audience, id));
    choice.closest("label").hidden = audiences.length === 0;
  }
  dialog.addEventListener("input", show);
  dialog.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    results.querySelector("a")?.click();
  });

  // Arrows walk through what was found, and from its top back to the question. Escape closes at once; a browser would
  // first empty the field.
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      dialog.close();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.target === choice) return;
    const stops = [field, ...results.querySelectorAll("a, button")];
    const next = stops[stops.indexOf(document.activeElement) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });

  // Closing forgets the question; following what was found does not, so that the way back leads here.
  let leaving = false;
  results.addEventListener("click", (event) => {
    if (!event.target.closest("a")) return;
    leaving = true;
    dialog.close();
  });
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog || target.closest("[data-close]")) dialog.close();
  });
  dialog.addEventListener("close", () => {
    if (!leaving) history.replaceState(null, "");
    leaving = false;
  });

  return ([question, reader] = []) => {
    if (question !== undefined) field.value = question;
    if (choice && reader !== undefined) choice.value = reader;
    show();
  };
};
