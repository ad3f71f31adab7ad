"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const all = (query, from = document) => [...from.querySelectorAll(query)];
  const split = (value) => (value ? value.split(" ") : []);
  const storyOf = (key) => document.getElementById(key.slice(0, key.indexOf("-")));
  const here = document.getElementById("here");

  /* Where each item stands: built for an article when it is first pointed at. */
  const places = new Map();
  const placesOf = (key) => {
    const story = storyOf(key);
    if (!story) return { on: [], near: [] };
    if (!places.has(story)) {
      const found = new Map();
      const at = (one) => found.get(one) ?? found.set(one, { on: [], near: [] }).get(one);
      for (const element of all("[data-i], [data-p]", story)) {
        for (const one of split(element.dataset.i)) at(one).on.push(element);
        for (const one of split(element.dataset.p)) at(one).near.push(element);
      }
      for (const element of all("[data-k]", story)) at(element.dataset.k).on.push(element);
      places.set(story, found);
    }
    return places.get(story).get(key) ?? { on: [], near: [] };
  };

  let lit = [];
  let pinned = [];
  const light = (keys) => {
    for (const element of lit) element.classList.remove("on", "near");
    lit = [];
    for (const key of new Set([...pinned, ...keys])) {
      const { on, near } = placesOf(key);
      for (const element of near) element.classList.add("near");
      for (const element of on) element.classList.add("on");
      lit.push(...on, ...near);
    }
  };
  const pin = (keys) => {
    for (const key of pinned) mark(key, false);
    pinned = keys;
    for (const key of pinned) mark(key, true);
    light([]);
  };
  const mark = (key, state) => {
    const item = document.getElementById(key);
    item?.classList.toggle("pinned", state);
    item?.querySelector("button")?.setAttribute("aria-pressed", state);
  };
  const reveal = (element) => {
    element.closest("details")?.setAttribute("open", "");
    element.scrollIntoView({ block: "nearest" });
  };

  /* What stands at a place, in words. */
  const tell = (keys) => {
    if (!here) return;
    here.replaceChildren();
    for (const key of keys) {
      const item = document.getElementById(key);
      if (!item || item.hidden) continue;
      const line = document.createElement("p");
      const tag = document.createElement("span");
      tag.className = `tag ${letterOf(key)}`;
      tag.textContent = [item.closest("section").querySelector("h3"), item.querySelector(".more")].map((one) => one.firstChild.data.trim()).join(" · ");
      line.dir = "auto";
      line.append(tag, item.querySelector("button").textContent);
      here.append(line);
    }
    if (!here.firstChild) return;
    const close = document.createElement("button");
    close.type = "button";
    close.ariaLabel = "Close";
    close.textContent = "×";
    close.addEventListener("click", () => clear());
    here.append(close);
  };
  const clear = () => {
    pin([]);
    here?.replaceChildren();
  };

  const letterOf = (key) => key[key.indexOf("-") + 1];
  const layerOn = (letter) => !root.classList.contains(`no-${letter}`);
  const shown = (key) => layerOn(letterOf(key)) && !document.getElementById(key)?.hidden;
  const keysAt = (target) => {
    const element = target.closest?.("mark, [data-k]");
    if (!element) return [];
    return element.dataset.k ? [element.dataset.k] : split(element.dataset.i).filter(shown);
  };

  document.addEventListener("mouseover", (event) => light(keysAt(event.target)));
  document.addEventListener("focusin", (event) => light(keysAt(event.target)));
  document.addEventListener("focusout", () => light([]));

  const showAt = (element) => {
    const keys = split(element.dataset.i).filter(shown);
    pin(keys);
    tell(keys);
    const item = document.getElementById(keys[0] ?? "");
    if (item && matchMedia("(min-width: 60rem)").matches) reveal(item);
  };
  const turns = new Map();
  document.addEventListener("click", (event) => {
    const place = event.target.closest("mark");
    if (place && getSelection().isCollapsed) return showAt(place);
    const item = event.target.closest("li[data-k]");
    if (!item || !event.target.closest("button")) return;
    /* Pressed again, an item leads to its next place. */
    const key = item.dataset.k;
    const marks = placesOf(key).on.filter((element) => element.matches("mark"));
    const starts = marks.filter((element, at) => !at || marks[at - 1].nextSibling !== element);
    const turn = pinned.includes(key) ? (turns.get(key) ?? 0) + 1 : 0;
    if (turn && turn >= starts.length) return turns.delete(key), clear();
    turns.set(key, turn);
    here?.replaceChildren();
    pin([key]);
    if (starts[turn]) starts[turn].scrollIntoView({ block: "center" });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return clear();
    const text = event.target.closest?.(".text");
    if (!text || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === "Enter" && event.target.matches("mark")) return showAt(event.target);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const marks = all("mark", text).filter((element) => element.textContent.trim() && split(element.dataset.i).some(shown));
    let at = event.target === text ? (step > 0 ? -1 : marks.length) : marks.indexOf(event.target);
    const from = marks[at]?.dataset.i;
    do at += step; while (marks[at]?.dataset.i === from && marks[at]);
    const next = marks[at];
    if (!next) return;
    next.tabIndex = -1;
    next.focus();
  });

  /* The filters. */
  for (const chip of all("[data-layer]")) {
    chip.addEventListener("click", () => {
      const off = root.classList.toggle(`no-${chip.dataset.layer}`);
      chip.setAttribute("aria-pressed", !off);
    });
  }
  const sure = document.getElementById("sure");
  const unsure = all("li[data-c]");
  if (sure && !unsure.length) sure.closest("label").hidden = true;
  const filter = () => {
    sure.nextElementSibling.textContent = `${sure.value} %`;
    const hidden = new Set();
    for (const item of unsure) {
      item.hidden = Number(item.dataset.c) < Number(sure.value);
      if (item.hidden) hidden.add(item.id);
    }
    for (const element of all("mark")) {
      const letters = new Set(split(element.dataset.i).filter((key) => !hidden.has(key)).map(letterOf));
      for (const letter of "wdnq") element.classList.toggle(letter, letters.has(letter));
    }
    for (const link of all(".digest a")) link.closest("dd").hidden = hidden.has(link.dataset.k);
  };
  let waiting = 0;
  sure?.addEventListener("input", () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(filter);
  });

  /* The long lists: only the first rows stand in the page, more on demand; sorting and finding know them all. */
  const MANY = 500;
  const drawn = new Map();
  for (const list of all("table.sortable tbody, .contents")) {
    const more = document.createElement("button");
    const state = { rows: [...list.children], shown: MANY, wanted: "" };
    const words = new Map();
    const matches = (row) => {
      if (!words.has(row)) words.set(row, row.textContent.toLowerCase());
      return words.get(row).includes(state.wanted);
    };
    state.draw = () => {
      const rows = state.wanted ? state.rows.filter(matches) : state.rows;
      list.replaceChildren(...rows.slice(0, state.shown));
      more.hidden = rows.length <= state.shown;
      more.textContent = `Show more (${(rows.length - state.shown).toLocaleString("en")} left)`;
    };
    more.type = "button";
    more.className = "chip";
    more.addEventListener("click", () => {
      state.shown *= 2;
      state.draw();
    });
    (list.closest("table") ?? list).after(more);
    state.draw();
    list.classList.add("ready");
    drawn.set(list, state);
  }
  for (const input of all("[data-find]")) {
    const found = document.getElementById(input.dataset.find);
    const state = drawn.get(found.tBodies?.[0] ?? found);
    input.addEventListener("input", () => {
      state.wanted = input.value.trim().toLowerCase();
      state.draw();
    });
  }
  const compare = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" }).compare;
  const cell = (row, at) => {
    const { dataset, classList, textContent } = row.cells[at];
    if (dataset.s !== undefined) return Number(dataset.s);
    return classList.contains("number") ? null : textContent;
  };
  const order = (a, b) => (typeof a === "number" ? a - b : compare(a, b));
  for (const button of all("table.sortable th button")) {
    button.addEventListener("click", () => {
      const head = button.closest("th");
      const state = drawn.get(head.closest("table").tBodies[0]);
      const keyed = state.rows.map((row) => [cell(row, head.cellIndex), row]);
      const [first, second] = keyed.some(([key]) => typeof key === "number") ? ["descending", "ascending"] : ["ascending", "descending"];
      const sort = head.ariaSort === first ? second : first;
      for (const other of head.parentNode.cells) other.ariaSort = "none";
      head.ariaSort = sort;
      const sign = sort === "ascending" ? 1 : -1;
      keyed.sort(([a], [b]) => (a === null || b === null ? (a === null) - (b === null) : sign * order(a, b)));
      state.rows = keyed.map(([, row]) => row);
      state.draw();
    });
  }

  /* An address that names an item shows it. */
  const follow = () => {
    const key = location.hash.slice(1);
    const target = key && document.getElementById(key);
    if (!target) return;
    target.closest("details")?.setAttribute("open", "");
    if (!target.matches("li[data-k]")) return;
    pin([key]);
    const place = placesOf(key).on.find((element) => element.matches("mark"));
    (place ?? target).scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", follow);
  follow();
})();
