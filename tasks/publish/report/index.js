// The list of attacks with its filters, its map and its timeline.
const PAGE = 50, AFTER = 100; // rows; milliseconds
let rowsShown = PAGE;

const row = (a) => h("tr", {},
  h("th", { scope: "row", "data-label": "Attack" }, h("a", { href: `#/attack/${a.attack_id}` }, unbroken(a.name))),
  h("td", { "data-label": "Date" }, unbroken(days(a.date_start, a.date_end))),
  h("td", { "data-label": "Place" }, [a.place, a.country].filter(Boolean).join(", ")),
  h("td", { class: "number", "data-label": "Killed" }, a.killed_words),
  h("td", { class: "number", "data-label": "Wounded" }, a.wounded_words),
  h("td", { "data-label": "By whom" }, h("div", {}, a.who.join(", "), a.who.length ? " " : "", h("span", { class: "quiet" }, words(a.attribution_status)))),
  h("td", { class: "number", "data-label": "Voices / sources" }, `${a.n_voices} / ${a.n_sources}`),
  h("td", { "data-label": "Note" }, a.odds.length || a.flags.length ? h("div", {}, notes(a)) : ""));

const KEPT = ["attack_id", "name", "date_start", "date_end", "country", "place", "lat", "lon", "killed_low", "killed_best", "killed_high", "killed_words", "wounded_low", "wounded_best", "wounded_high", "wounded_words", "attribution_status", "n_sources", "n_voices"];
const asRows = (attacks) => [
  [...KEPT, "by_whom", "accounts_disagree_on", "read_with_care"],
  ...attacks.map((a) => [...KEPT.map((name) => a[name]), a.who.join("; "), a.odds.map((kind) => facts.odds_in_words[kind]).join("; "), a.flags.map((kind) => facts.flags_in_words[kind] ?? words(kind)).join("; ")])];

const tally = (values) => d3.sort(d3.rollups(values, (all) => all.length, (value) => value), (d) => -d[1], (d) => d[0]);

const choice = (label, name, values, onChange) => h("label", {}, h("span", {}, label),
  h("select", { name, onchange: (event) => onChange({ [name]: event.target.value }) },
    h("option", { value: "" }, "any"), values.map(([value, n]) => h("option", { value, selected: state[name] === value }, `${words(value)} (${n})`))));

const tick = (label, name, onChange) => h("label", { class: "tick" },
  h("input", { type: "checkbox", name, checked: Boolean(state[name]), onchange: (event) => onChange({ [name]: event.target.checked ? "1" : "" }) }), h("span", {}, label));

const chosen = (change) => {
  const chip = (text, less) => h("button", { type: "button", class: "chip", onclick: () => change(less) }, `${text} ✕`);
  return [
    state.q && chip(`“${state.q}”`, { q: "" }), state.country && chip(state.country, { country: "" }), state.type && chip(words(state.type), { type: "" }),
    state.who && chip(state.who, { who: "" }), state.status && chip(words(state.status), { status: "" }), state.odds && chip("accounts disagree", { odds: "" }), state.flags && chip("read with care", { flags: "" }),
    state.undated && chip("without a date", { undated: "" }), (state.from || state.to) && chip(days(state.from, state.to), { from: "", to: "" }),
    state.place && chip(`at and near ${placeName()}`, { place: "" })].filter(Boolean);
};

const placeName = () => {
  const at = facts.attacks.find((a) => inBox(a, state.place));
  return at ? at.city ?? (at.place.split(", ")[0] || at.country) : "a place";
};

// What is left out, in words: nothing is drawn or listed without saying what is missing.
const leftOut = (shown, change) => {
  const noPoint = shown.filter((a) => a.lat === null).length, noDate = state.undated ? [] : passing(["time"]).filter((a) => !a.date_start);
  return [
    noPoint && noPoint < shown.length ? h("p", { class: "quiet" }, `Not on the map: ${noPoint.toLocaleString("en")} without coordinates (${whyNoPoint(shown)}).`) : null,
    noDate.length ? h("p", { class: "quiet" }, `Not on the timeline: ${plural(noDate.length, "attack")} without a date. `,
      h("button", { type: "button", class: "plain", onclick: () => change({ undated: "1", from: "", to: "" }) }, "Show these")) : null];
};

const nothing = (change) => h("div", { class: "empty" }, facts.attacks.length
  ? [h("p", {}, `None of the ${plural(facts.attacks.length, "attack")} in this release fits all of these:`), h("p", { class: "chips" }, chosen(change))]
  : h("p", {}, `The ${plural(facts.rows.sources, "article")} of this release tell of no attack${facts.rejected ? `; ${plural(facts.rejected, "document")} could not be used` : ""}.`));

const sortable = (column, change) => {
  const now = state.sort === column.id, down = now ? !state.down : ["killed", "wounded", "voices", "odds", "date"].includes(column.id);
  return h("th", { scope: "col", class: column.number ? "number" : null, "aria-sort": now ? (state.down ? "descending" : "ascending") : null },
    h("button", { type: "button", class: "sort", onclick: () => change({ sort: column.id, down: down ? "1" : "" }, { focus: `th button[data-sort=${column.id}]` }), "data-sort": column.id }, column.label, h("span", { "aria-hidden": "true" }, now ? (state.down ? " ↓" : " ↑") : "")));
};

const indexView = async (query) => {
  const world = await part("world");
  readState(query);
  if (state.q) await searchable();
  const all = facts.attacks;
  const number = h("p", { class: "found", role: "status", "aria-live": "polite" });
  const chips = h("p", { class: "chips" }), undrawn = h("div", {});
  const map = h("div", { class: "chart" }), timeline = h("div", { class: "chart" });
  const head = h("tr", {}), body = h("tbody", {}), more = h("div", { class: "more" });

  let drawing = 0;
  // Map and timeline follow the list piece by piece, once a reader has stopped typing.
  const afterwards = (pieces) => {
    const own = ++drawing;
    const next = () => { if (own !== drawing) return; pieces.shift()(); if (pieces.length) setTimeout(next); };
    setTimeout(next, AFTER);
  };
  const draw = ({ brushing = false, inPieces = false } = {}) => {
    const shown = shownAttacks();
    const counted = shown.filter((a) => a.killed_best !== null);
    number.replaceChildren(h("b", {}, shown.length.toLocaleString("en")), ` of ${plural(all.length, "attack")}, ${shown.filter((a) => a.odds.length).length.toLocaleString("en")} on which accounts disagree; `,
      h("b", {}, d3.sum(counted, (a) => a.killed_best).toLocaleString("en")), ` killed in the ${counted.length.toLocaleString("en")} with a known toll`);
    chips.replaceChildren(...chosen(change));
    undrawn.replaceChildren(...leftOut(shown, change).filter(Boolean));
    head.replaceChildren(...COLUMNS.map((column) => sortable(column, change)));
    body.replaceChildren(...shown.slice(0, rowsShown).map(row));
    const left = shown.length - rowsShown;
    more.replaceChildren(...(left > 0 ? [h("button", { type: "button", onclick: () => { rowsShown += PAGE; draw(); } }, `Show ${Math.min(left, PAGE)} more of ${left.toLocaleString("en")}`)] : shown.length ? [] : [nothing(change)]));
    const drawMap = () => map.replaceChildren(mapChart(passing(["place"]), passing(["place", "time"]), world, Math.max(280, map.clientWidth), (place, byKey) => change({ place: state.place === place.key ? "" : place.key }, { focus: byKey ? ".place[aria-pressed=true], .place[tabindex='0']" : null })));
    const drawTimeline = () => timeline.replaceChildren(timelineChart(passing(["time"]), Math.max(260, timeline.clientWidth), (from, to) => change({ from, to, undated: "" }, { brushing: true }),
      (measure) => change({ measure }, { focus: ".measure [aria-pressed=true]" })));
    const pieces = brushing ? [drawMap] : [drawMap, drawTimeline];
    if (inPieces) afterwards(pieces);
    else { drawing += 1; pieces.forEach((piece) => piece()); }
  };
  const change = (cells, { brushing = false, inPieces = false, focus = null } = {}) => {
    Object.assign(state, cells);
    rowsShown = PAGE;
    history.replaceState(null, "", listAddress());
    main.dataset.ready = location.hash;
    for (const field of filters.elements) if (field.name in state && field.type !== "checkbox" && field !== document.activeElement) field.value = state[field.name];
    for (const box of filters.querySelectorAll("[type=checkbox]")) box.checked = Boolean(state[box.name]);
    filters.elements.order.value = `${state.sort} ${state.down}`;
    draw({ brushing, inPieces });
    if (focus) view.querySelector(focus)?.focus();
  };
  let typing;
  const fold = h("button", { type: "button", class: "fold", "aria-expanded": "false", onclick: () => fold.setAttribute("aria-expanded", String(filters.classList.toggle("unfolded"))) }, "Filters and order");
  const filters = h("form", { class: "filters folding", role: "search", onsubmit: (event) => event.preventDefault(), onreset: (event) => { event.preventDefault(); document.activeElement?.blur(); change(DEFAULTS); } },
    h("label", { class: "wide" }, h("span", {}, "Search"), h("input", { type: "search", name: "q", value: state.q, placeholder: "a place, a group, an alias, words, a number …", autocomplete: "off",
      oninput: (event) => { clearTimeout(typing); typing = setTimeout(() => searchable().then(() => change({ q: event.target.value }, { inPieces: true })), 20); } })),
    fold,
    choice("Country", "country", tally(all.map((a) => a.country).filter(Boolean)), (cells) => change(cells)),
    choice("Kind", "type", tally(all.flatMap((a) => a.attack_types)), (cells) => change(cells)),
    choice("By whom", "who", tally(all.flatMap((a) => a.who)), (cells) => change(cells)),
    choice("Attribution", "status", tally(all.map((a) => a.attribution_status)), (cells) => change(cells)),
    h("label", {}, h("span", {}, "From"), h("input", { type: "date", name: "from", value: state.from, onchange: (event) => change({ from: event.target.value, undated: "" }) })),
    h("label", {}, h("span", {}, "To"), h("input", { type: "date", name: "to", value: state.to, onchange: (event) => change({ to: event.target.value, undated: "" }) })),
    h("label", {}, h("span", {}, "Order"), h("select", { name: "order", onchange: (event) => { const [sort, down] = event.target.value.split(" "); change({ sort, down }); } },
      ORDERS.map(([sort, down, label]) => h("option", { value: `${sort} ${down}`, selected: state.sort === sort && state.down === down }, label)))),
    tick("Accounts disagree", "odds", (cells) => change(cells)), tick("Read with care", "flags", (cells) => change(cells)),
    h("button", { type: "reset" }, "Clear"));
  const view = h("div", { class: "index" },
    h("h1", {}, "Attacks, as the sources tell them"),
    h("ul", { class: "counts" },
      Object.entries(COUNTED).map(([name, label]) => h("li", {}, h("b", {}, facts.rows[name].toLocaleString("en")), ` ${label}`)),
      h("li", {}, h("b", {}, facts.rejected.toLocaleString("en")), " documents rejected")),
    filters, number, chips,
    h("div", { class: "charts" }, h("section", { "aria-label": "Map" }, map), h("section", { "aria-label": "Timeline" }, timeline, undrawn)),
    h("p", { class: "tools" }, h("a", { href: "#/full" }, "Tell these in full"), h("span", { class: "quiet" }, " one after another, to read through or print · "),
      h("button", { type: "button", class: "plain", onclick: () => saved(`attacks-${facts.release_id}.csv`, asRows(shownAttacks())) }, "CSV of these")),
    h("table", { class: "cards list" }, h("thead", {}, head), body), more);
  view.undo = () => { if (!(state.place || state.from || state.to)) return false; change({ place: "", from: "", to: "" }); return true; };
  return { view, title: "Attacks", ready: draw };
};

const COUNTED = { sources: "articles", attacks: "attacks", reports: "reports of them", casualties: "counts of victims", claims: "statements about them", actors: "actors" };

const articlesView = async () => {
  const shelf = await part("shelf");
  const body = h("tbody", {}), more = h("div", { class: "more" }), number = h("p", { class: "found", role: "status" });
  let text = "", rows = PAGE;
  const draw = () => {
    const found = shelf.filter((s) => terms(text).every((forms) => forms.some((form) => ` ${plainText(`${s.title} ${s.name} ${s.source_id}`).replace(/[^\p{L}\p{N}]+/gu, " ")}`.includes(` ${form}`))));
    number.textContent = plural(found.length, "article");
    body.replaceChildren(...found.slice(0, rows).map((s) => h("tr", {},
      h("th", { scope: "row", "data-label": "Article" }, h("a", { href: `#/article/${s.number}` }, s.title)),
      h("td", { "data-label": "Publisher" }, s.name === s.title ? "" : s.name), h("td", { "data-label": "Date" }, unbroken(s.date ?? "")),
      h("td", { class: "number", "data-label": "Attacks" }, String(s.n_attacks)), h("td", { class: "number", "data-label": "Copied" }, s.reuse_share ? `${Math.round(s.reuse_share * 100)} %` : ""))));
    const none = h("p", { class: "empty" }, shelf.length ? `None of ${plural(shelf.length, "article")} has these words in its headline, outlet or key.` : "This release holds no article.");
    more.replaceChildren(...(found.length > rows ? [h("button", { type: "button", onclick: () => { rows += PAGE; draw(); } }, `Show ${PAGE} more of ${found.length - rows}`)] : found.length ? [] : [none]));
  };
  const head = ["Article", "Publisher", "Date", "Attacks", "Copied"].map((label) => h("th", { scope: "col", class: ["Attacks", "Copied"].includes(label) ? "number" : null }, label));
  return { view: h("div", {}, h("h1", {}, "Articles"),
    h("form", { class: "filters", role: "search", onsubmit: (event) => event.preventDefault() }, h("label", { class: "wide" }, h("span", {}, "Search"),
      h("input", { type: "search", oninput: (event) => { text = event.target.value; rows = PAGE; draw(); } }))),
    number, h("table", { class: "cards list" }, h("thead", {}, h("tr", {}, head)), body), more), title: "Articles", ready: draw };
};

const otherView = async () => {
  const loose = await part("loose");
  const issues = loose.issues.map((issue) => h("tr", {}, h("td", { "data-label": "Severity" }, issue.severity), h("td", { "data-label": "What" }, words(issue.code)),
    h("td", { "data-label": "Where" }, issue.source === null ? issue.file_name ?? "" : h("a", { href: `#/article/${issue.source}` }, sourceOf(loose, issue.source).title)), h("td", { "data-label": "Message" }, issue.message)));
  return { view: h("div", {}, h("h1", {}, "Other statements"),
    h("p", { class: "quiet" }, "Warnings, foiled plots, and other statements about no attack that took place, or about one that cannot be told."),
    loose.claims.length ? ledger(loose) : h("p", { class: "empty" }, "Every statement of this release is about an attack in it."),
    h("h2", {}, "Issues"), issues.length ? h("table", { class: "cards" }, h("thead", {}, h("tr", {}, ["Severity", "What", "Where", "Message"].map((label) => h("th", { scope: "col" }, label)))), h("tbody", {}, issues)) : h("p", { class: "empty" }, "Every article could be used, and no cell is in doubt.")),
    title: "Other statements" };
};
