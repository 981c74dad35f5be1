/* The preview's own script. It changes the page in place when its source changed, and says what is wrong.
   Runs where it stands, before the theme's scripts, so that it sees the page as it was served. */
(() => {
  "use strict";
  const home = "/_rodedraad/";
  const store = sessionStorage;
  /** The language of whoever works at the site, which the preview puts here; the site may be in another. */
  const language = "{language}";
  const say = (en, nl) => (language === "nl" ? nl : en);

  // --- What was served, so that what scripts and readers changed since can be told from it.

  const served = new WeakMap();
  /** The words of elements that hold nothing else. */
  const words = new WeakMap();
  const remember = (root) => {
    for (const element of [root, ...root.querySelectorAll("*")]) {
      served.set(element, new Map([...element.attributes].map(({ name, value }) => [name, value])));
      if (element.childElementCount === 0) words.set(element, element.textContent);
    }
  };
  remember(document.documentElement);
  let text = null;
  const first = ask();

  async function ask() {
    const answer = await fetch(location.pathname + location.search, { cache: "no-cache" });
    return answer.ok || answer.status === 404 ? answer.text() : null;
  }

  // --- A change: the page is asked for again, and what differs is morphed.

  let busy = Promise.resolve();
  const update = (state) => (busy = busy.then(() => change(state)).catch((error) => console.error("preview:", error)));

  async function change(state) {
    text ??= await first;
    const next = await ask();
    refresh(state.changed);
    if (next === null || next === text) return;
    if (text === null || !/<main|<body/i.test(text)) return location.reload();
    const before = new DOMParser().parseFromString(text, "text/html");
    const page = new DOMParser().parseFromString(next, "text/html");
    text = next;
    if (sources(before) !== sources(page)) return location.reload();
    await styles(page);
    morph(page);
    document.dispatchEvent(new CustomEvent("rodedraad:changed"));
  }

  const sources = (page) => [...page.querySelectorAll("script")].map((script) => script.src || script.textContent).join("\n");

  /** New style sheets are loaded before the old ones go, so that the page is never without. */
  async function styles(page) {
    const links = (from) => [...from.querySelectorAll('link[rel="stylesheet"]')];
    const known = new Set(links(document).map((link) => link.getAttribute("href")));
    const wanted = links(page).map((link) => link.getAttribute("href"));
    const loading = wanted.filter((href) => !known.has(href)).map((href) => {
      const link = document.createElement("link");
      link.rel = "stylesheet";
      link.href = href;
      served.set(link, new Map([["rel", "stylesheet"], ["href", href]]));
      return new Promise((resolve) => {
        link.onload = link.onerror = resolve;
        document.head.append(link);
      });
    });
    await Promise.all(loading);
    for (const link of links(document)) if (!wanted.includes(link.getAttribute("href"))) link.remove();
  }

  let spot = null;
  function morph(page) {
    spot = null;
    const found = (node) => (spot ??= node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);
    const callbacks = {
      beforeNodeMorphed(live, next) {
        if (live.nodeType === Node.TEXT_NODE && live.nodeValue !== next.nodeValue) found(live);
        if (live.nodeType === Node.ELEMENT_NODE && next.nodeType === Node.ELEMENT_NODE) merge(live, next);
        return true;
      },
      afterNodeAdded(node) {
        if (node.nodeType === Node.ELEMENT_NODE) remember(node);
        if (node.nodeType !== Node.TEXT_NODE || node.nodeValue.trim()) found(node);
      },
      // What a script put there was not in the page before, and is not missing from it now.
      beforeNodeRemoved: (node) => node.nodeType !== Node.ELEMENT_NODE || served.has(node),
    };
    document.title = page.title;
    attributes(document.documentElement, page.documentElement);
    const head = page.head.querySelectorAll('meta, link:not([rel="stylesheet"])');
    for (const old of document.head.querySelectorAll('meta, link:not([rel="stylesheet"])')) if (served.has(old)) old.remove();
    for (const node of head) {
      const copy = document.importNode(node);
      remember(copy);
      document.head.append(copy);
    }
    Idiomorph.morph(document.body, page.body, { morphStyle: "outerHTML", ignoreActiveValue: true, callbacks });
    if (spot && isFollowing()) show(spot);
    draw();
  }

  function attributes(live, next) {
    merge(live, next);
    for (const { name, value } of next.attributes) if (live.getAttribute(name) !== value) live.setAttribute(name, value);
  }

  /** Gives the next version of an element what the reader or a script did to the present one since it was served. */
  function merge(live, next) {
    const was = served.get(live);
    if (!was) return;
    const now = new Map([...next.attributes].map(({ name, value }) => [name, value]));
    served.set(live, now);
    for (const { name, value } of live.attributes) {
      const wasChangedHere = was.get(name) !== value;
      if (wasChangedHere && now.get(name) === was.get(name)) next.setAttribute(name, value);
    }
    for (const [name, value] of was) {
      if (!live.hasAttribute(name) && now.get(name) === value) next.removeAttribute(name);
    }
    if (next.childElementCount === 0 && live.childElementCount === 0) {
      const said = next.textContent;
      if (words.get(live) === said && live.textContent !== said) next.textContent = live.textContent;
      words.set(live, said);
    }
    if (live instanceof HTMLInputElement && next instanceof HTMLInputElement) {
      if (live.checked !== live.defaultChecked) next.checked = live.checked;
      if (live.value !== live.defaultValue) next.value = live.value;
    }
  }

  /** Pictures keep their address when their bytes change. */
  function refresh(changed) {
    for (const image of document.images) {
      const path = decodeURIComponent(new URL(image.src, location.href).pathname.slice(1));
      if (changed.includes(path)) fetch(image.src, { cache: "reload" }).then(() => (image.src = image.src));
    }
  }

  // --- The bar and the overlay, in a shadow so that neither the theme's styles nor the morph touch them.

  const host = document.createElement("rodedraad-preview");
  host.lang = language;
  const shadow = host.attachShadow({ mode: "open" });
  shadow.innerHTML = `<style>
    :host { all: initial; position: fixed; inset: auto 0 0 auto; z-index: 2147483647; color-scheme: light dark;
      font: 15px/1.45 system-ui, sans-serif; }
    @media print { :host { display: none } }
    .bar { display: flex; gap: .25rem; margin: .5rem; padding: .25rem; border: 1px solid #767676; border-radius: .5rem;
      background: Canvas; color: CanvasText; }
    button, a.open { font: inherit; color: inherit; background: none; border: 1px solid transparent; border-radius: .35rem;
      padding: .25rem .6rem; min-height: 32px; cursor: pointer; }
    button:hover { border-color: currentColor } button[aria-pressed=true] { background: Highlight; color: HighlightText }
    :focus-visible { outline: 3px solid Highlight; outline-offset: 2px }
    [hidden] { display: none !important }
    section { position: fixed; inset: auto 0 0 0; max-height: 75vh; overflow: auto; background: Canvas; color: CanvasText;
      border-top: 4px solid #b3261e; padding: 1rem clamp(1rem, 4vw, 3rem) 4rem; box-shadow: 0 -4px 24px #0006 }
    section.mild { border-color: #8a6100 }
    h2 { font-size: 1.2rem; margin: 0 0 .75rem } ol { padding: 0; list-style: none; margin: 0 }
    li { margin: 0 0 1.25rem } pre { overflow: auto; font: 13px/1.45 ui-monospace, monospace; margin: .25rem 0 }
    .close { float: right }
  </style>
  <section class="panel" role="dialog" aria-labelledby="title" tabindex="-1" hidden>
    <button class="close" type="button">${say("Close", "Sluiten")}</button><h2 id="title"></h2><ol></ol>
  </section>
  <p class="bar" role="group" aria-label="${say("Preview", "Voorbeeld")}">
    <button class="errors" type="button" hidden></button>
    <button class="warnings" type="button" hidden></button>
    <button class="spot" type="button" hidden>${say("Show change", "Toon wijziging")}</button>
    <button class="follow" type="button" aria-pressed="false"
      title="${say("Scroll to every change on this page", "Schuif naar elke wijziging op deze pagina")}">${say("Follow", "Volgen")}</button>
    <button class="point" type="button" aria-pressed="false"
      title="${say("A click on the page opens its source", "Een klik op de pagina opent het bestand waar het in staat")}">${say("Source", "Bron")}</button>
    <span class="lost" role="status" hidden>${say("The preview has stopped.", "Het voorbeeld is gestopt.")}</span>
  </p><div role="status" class="said" style="position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden"></div>`;
  const get = (name) => shadow.querySelector(name);
  const panel = get(".panel");
  let state = { errors: [], warnings: [], changed: [] };
  let shown = null;

  const isHere = (entry) => entry.pages.includes(location.pathname) || entry.pages.length === 0;
  const counted = (count, one, more) => `${count} ${count === 1 ? one : more}`;
  const errors = (count) => counted(count, ...say(["error", "errors"], ["fout", "fouten"]));
  const warnings = (count) => counted(count, ...say(["warning", "warnings"], ["waarschuwing", "waarschuwingen"]));

  function draw() {
    if (!host.isConnected) document.documentElement.append(host);
    const mild = state.warnings.filter(isHere);
    for (const [name, entries, told] of [[".errors", state.errors, errors], [".warnings", mild, warnings]]) {
      get(name).hidden = entries.length === 0;
      get(name).textContent = told(entries.length);
    }
    get(".spot").hidden = !spot?.isConnected;
    get(".follow").setAttribute("aria-pressed", isFollowing());
    get(".point").setAttribute("aria-pressed", isPointing);
    if (shown) list(shown);
  }

  function list(kind) {
    shown = kind;
    const entries = kind === "errors" ? state.errors : state.warnings.filter(isHere);
    if (entries.length === 0) return close();
    panel.classList.toggle("mild", kind !== "errors");
    const meaning = state.current
      ? say("the site is not published with these", "hiermee wordt de site niet gepubliceerd")
      : say("this is the last good page", "dit is de laatste goede pagina");
    get("#title").textContent = kind === "errors"
      ? `${errors(entries.length)}: ${meaning}`
      : `${warnings(entries.length)} ${say("for this page", "bij deze pagina")}`;
    get("ol").replaceChildren(...entries.map((entry) => {
      const item = document.createElement("li");
      const told = document.createElement("pre");
      told.textContent = entry.text;
      if (entry.spot) {
        const link = document.createElement("a");
        link.className = "open";
        link.href = entry.spot.href;
        link.textContent = `Open ${entry.spot.file}:${entry.spot.line}`;
        item.append(link);
      }
      item.append(told);
      return item;
    }));
    panel.hidden = false;
  }

  function close() {
    shown = null;
    panel.hidden = true;
  }

  const toggle = (kind) => () => (shown === kind ? close() : (list(kind), panel.focus()));
  get(".errors").onclick = toggle("errors");
  get(".warnings").onclick = toggle("warnings");
  get(".close").onclick = close;
  shadow.addEventListener("keydown", (event) => event.key === "Escape" && close());
  document.addEventListener("keydown", (event) => event.key === "Escape" && (close(), point(false)));

  const isFollowing = () => store.getItem("rodedraad-follow") === "yes";
  const show = (element) => element.scrollIntoView({ block: "center" });
  get(".spot").onclick = () => spot && show(spot);
  get(".follow").onclick = () => {
    store.setItem("rodedraad-follow", isFollowing() ? "no" : "yes");
    draw();
  };

  // --- Click to source.

  let isPointing = false;
  function point(on) {
    isPointing = on;
    document.documentElement.style.cursor = on ? "crosshair" : "";
    draw();
  }
  get(".point").onclick = () => point(!isPointing);
  document.addEventListener("click", (event) => {
    if (!isPointing || event.composedPath().includes(host)) return;
    event.preventDefault();
    event.stopPropagation();
    open(event.target);
  }, true);

  /** Looks from the thing clicked on outwards for one whose source is known; the page itself comes last. */
  async function open(target) {
    const page = `page=${encodeURIComponent(location.pathname)}`;
    for (let element = target; element instanceof Element; element = element.parentElement) {
      const at = element.getAttribute("data-source");
      if (at) return follow(`at=${at}`);
      if (element.id && (await follow(`${page}&anchor=${encodeURIComponent(element.id)}`))) return;
    }
    return follow(page);
  }

  async function follow(query) {
    const answer = await fetch(`${home}source?${query}`);
    if (!answer.ok) return false;
    const { href, file, line } = await answer.json();
    get(".said").textContent = say(`Opens ${file}, line ${line}`, `Opent ${file}, regel ${line}`);
    const asked = new CustomEvent("rodedraad:open", { detail: { href, file, line }, cancelable: true });
    if (document.dispatchEvent(asked)) location.href = href;
    return true;
  }

  // --- News.

  let number = null;
  const events = new EventSource(`${home}events`);
  events.addEventListener("state", (event) => {
    const next = JSON.parse(event.data);
    const had = state.errors.length;
    state = next;
    get(".lost").hidden = true;
    if (next.errors.length === 0 && shown === "errors") close();
    draw();
    if (next.errors.length > 0 && JSON.stringify(next.errors) !== number) list("errors");
    if (next.errors.length !== had) {
      get(".said").textContent = next.errors.length ? errors(next.errors.length) : say("All is well", "Alles is in orde");
    }
    number = JSON.stringify(next.errors);
    update(next);
  });
  events.onerror = () => (get(".lost").hidden = false);
  draw();
})();
