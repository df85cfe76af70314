// The list of attacks with its filters, its map and its timeline.
const PAGE = 50;
const NO_FILTER = { text: "", country: "", type: "", who: "", status: "", from: "", to: "", disputed: false, flagged: false, place: null, order: "disagreement" };
const state = { ...NO_FILTER, rows: PAGE };

const ORDERS = {
  disagreement: ["Disagreement first", (a) => [-a.odds.length, -a.n_voices, a.date_start ? -Date.parse(a.date_start) : Infinity]],
  newest: ["Newest first", (a) => [a.date_start ? -Date.parse(a.date_start) : Infinity]],
  oldest: ["Oldest first", (a) => [a.date_start ? Date.parse(a.date_start) : Infinity]],
  killed: ["Most killed first", (a) => [-(a.killed_best ?? -1)]],
  voices: ["Most voices first", (a) => [-a.n_voices, -a.n_sources]],
};

const compared = (a, b) => {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i] - b[i];
  return 0;
};

const prepared = () => facts.attacks.forEach((a) => {
  a.haystack = [a.name, a.place, a.country, ...a.who, ...a.attack_types, ...a.weapon_types, ...a.target_types, a.attribution_status, a.attack_id, ...a.odds.map((kind) => facts.odds_in_words[kind]), ...a.flags.map((kind) => facts.flags_in_words[kind])]
    .join(" ").toLowerCase().replaceAll("_", " ");
});

const passes = (a, terms) =>
  terms.every((term) => a.haystack.includes(term)) &&
  (!state.country || a.country === state.country) &&
  (!state.type || a.attack_types.includes(state.type)) &&
  (!state.who || a.who.includes(state.who)) &&
  (!state.status || a.attribution_status === state.status) &&
  (!state.disputed || a.odds.length > 0) &&
  (!state.flagged || a.flags.length > 0) &&
  (!state.from || (a.date_end ?? a.date_start ?? "") >= state.from) &&
  (!state.to || (a.date_start !== null && a.date_start <= state.to)) &&
  (!state.place || state.place.ids.has(a.attack_id));

const shownAttacks = () => {
  const terms = state.text.toLowerCase().split(/\s+/).filter(Boolean);
  const key = ORDERS[state.order][1];
  return facts.attacks.filter((a) => passes(a, terms)).map((a) => [key(a), a]).sort(([a], [b]) => compared(a, b)).map(([, a]) => a);
};

const row = (a) => h("tr", {},
  h("th", { scope: "row", "data-label": "Attack" }, h("a", { href: `#/attack/${a.attack_id}` }, a.name)),
  h("td", { "data-label": "Date" }, days(a.date_start, a.date_end)),
  h("td", { "data-label": "Place" }, [a.place, a.country].filter(Boolean).join(", ")),
  h("td", { class: "number", "data-label": "Killed" }, a.killed_words),
  h("td", { class: "number", "data-label": "Wounded" }, a.wounded_words),
  h("td", { "data-label": "By whom" }, a.who.join(", "), a.who.length ? " " : "", h("span", { class: "quiet" }, words(a.attribution_status))),
  h("td", { class: "number", "data-label": "Sources / voices" }, `${a.n_sources} / ${a.n_voices}`),
  h("td", { "data-label": "Note" }, notes(a)));

const tally = (values) => d3.sort(d3.rollups(values, (all) => all.length, (value) => value), (d) => -d[1], (d) => d[0]);

const choice = (label, name, values, onChange) => h("label", {}, h("span", {}, label),
  h("select", { name, onchange: (event) => onChange(name, event.target.value) },
    h("option", { value: "" }, "any"), values.map(([value, n]) => h("option", { value, selected: state[name] === value }, `${words(value)} (${n})`))));

const indexView = async () => {
  const world = await part("world");
  const all = facts.attacks;
  const number = h("p", { class: "found", role: "status", "aria-live": "polite" });
  const chips = h("p", { class: "chips" });
  const map = h("div", { class: "chart" }), timeline = h("div", { class: "chart" });
  const undrawn = h("p", { class: "quiet" });
  const body = h("tbody", {}), more = h("p", { class: "more" });

  const draw = () => {
    const shown = shownAttacks();
    number.replaceChildren(h("b", {}, shown.length.toLocaleString("en")), ` of ${plural(all.length, "attack")}, ${shown.filter((a) => a.odds.length).length.toLocaleString("en")} on which sources disagree`);
    chips.replaceChildren(...(state.place ? [h("button", { type: "button", class: "chip", onclick: () => change("place", null) }, `At and near ${state.place.name} ✕`)] : []));
    map.replaceChildren(mapChart(shown, world, Math.max(280, map.clientWidth), (place) => change("place", place)));
    timeline.replaceChildren(timelineChart(shown, Math.max(260, timeline.clientWidth), (from, to) => { state.from = from; fields.from.value = from; fields.to.value = to; change("to", to); }));
    const placeless = shown.filter((a) => a.lat === null).length, dateless = shown.filter((a) => !a.date_start).length;
    undrawn.textContent = placeless || dateless ? `Not drawn: ${placeless} without coordinates, ${dateless} without a date.` : "";
    body.replaceChildren(...shown.slice(0, state.rows).map(row));
    const left = shown.length - state.rows;
    more.replaceChildren(...(left > 0 ? [h("button", { type: "button", onclick: () => { state.rows += PAGE; draw(); } }, `Show ${Math.min(left, PAGE)} more of ${left.toLocaleString("en")}`)] : []));
  };
  const change = (name, value) => { state[name] = value; state.rows = PAGE; draw(); };
  const fields = {
    from: h("input", { type: "date", name: "from", value: state.from, onchange: (event) => change("from", event.target.value) }),
    to: h("input", { type: "date", name: "to", value: state.to, onchange: (event) => change("to", event.target.value) }),
  };
  let typing;
  const filters = h("form", { class: "filters", role: "search", onsubmit: (event) => event.preventDefault(), onreset: () => { Object.assign(state, NO_FILTER); setTimeout(() => change("order", "disagreement")); } },
    h("label", { class: "wide" }, h("span", {}, "Search"), h("input", { type: "search", name: "text", value: state.text, placeholder: "a place, a group, a kind …", autocomplete: "off",
      oninput: (event) => { clearTimeout(typing); typing = setTimeout(() => change("text", event.target.value), 120); } })),
    choice("Country", "country", tally(all.map((a) => a.country).filter(Boolean)), change),
    choice("Kind", "type", tally(all.flatMap((a) => a.attack_types)), change),
    choice("By whom", "who", tally(all.flatMap((a) => a.who)), change),
    choice("Attribution", "status", tally(all.map((a) => a.attribution_status)), change),
    h("label", {}, h("span", {}, "From"), fields.from), h("label", {}, h("span", {}, "To"), fields.to),
    h("label", {}, h("span", {}, "Order"), h("select", { name: "order", onchange: (event) => change("order", event.target.value) },
      Object.entries(ORDERS).map(([value, [label]]) => h("option", { value, selected: state.order === value }, label)))),
    h("label", { class: "tick" }, h("input", { type: "checkbox", name: "disputed", checked: state.disputed, onchange: (event) => change("disputed", event.target.checked) }), h("span", {}, "Sources disagree")),
    h("label", { class: "tick" }, h("input", { type: "checkbox", name: "flagged", checked: state.flagged, onchange: (event) => change("flagged", event.target.checked) }), h("span", {}, "Read with care")),
    h("button", { type: "reset" }, "Clear"));
  const head = ["Attack", "Date", "Place", "Killed", "Wounded", "By whom", "Sources / voices", "Note"].map((label) =>
    h("th", { scope: "col", class: ["Killed", "Wounded", "Sources / voices"].includes(label) ? "number" : null }, label));
  const view = h("div", { class: "index" },
    h("h1", {}, "Attacks, as the sources tell them"),
    h("ul", { class: "counts" },
      ["sources", "reports", "attacks", "casualties", "claims", "actors"].map((name) => h("li", {}, h("b", {}, facts.rows[name].toLocaleString("en")), ` ${words(name)}`)),
      h("li", {}, h("b", {}, facts.rejected.toLocaleString("en")), " rejected")),
    filters, number, chips,
    h("div", { class: "charts" }, h("section", { "aria-label": "Map" }, map), h("section", { "aria-label": "Timeline" }, timeline,
      h("p", { class: "legend" }, h("span", { class: "key current" }, "no disagreement"), h("span", { class: "key conflicting" }, "sources disagree")), undrawn)),
    h("p", { class: "tools" }, h("a", { href: "#/full" }, "Tell these in full"), h("span", { class: "quiet" }, " one after another, to read through or print")),
    h("table", { class: "cards list" }, h("thead", {}, h("tr", {}, head)), body), more);
  return { view, title: "Attacks", ready: draw };
};

const articlesView = async () => {
  const shelf = await part("shelf");
  const body = h("tbody", {}), more = h("p", { class: "more" }), number = h("p", { class: "found", role: "status" });
  let text = "", rows = PAGE;
  const draw = () => {
    const found = shelf.filter((s) => `${s.title} ${s.publisher} ${s.source_id}`.toLowerCase().includes(text));
    number.textContent = plural(found.length, "article");
    body.replaceChildren(...found.slice(0, rows).map((s) => h("tr", {},
      h("th", { scope: "row", "data-label": "Article" }, h("a", { href: `#/article/${s.number}` }, s.title ?? s.source_id)),
      h("td", { "data-label": "Publisher" }, s.publisher ?? ""), h("td", { "data-label": "Date" }, s.date ?? ""),
      h("td", { class: "number", "data-label": "Attacks" }, String(s.n_attacks)), h("td", { class: "number", "data-label": "Copied" }, s.reuse_share ? `${Math.round(s.reuse_share * 100)} %` : ""))));
    more.replaceChildren(...(found.length > rows ? [h("button", { type: "button", onclick: () => { rows += PAGE; draw(); } }, `Show ${PAGE} more of ${found.length - rows}`)] : []));
  };
  const head = ["Article", "Publisher", "Date", "Attacks", "Copied"].map((label) => h("th", { scope: "col", class: ["Attacks", "Copied"].includes(label) ? "number" : null }, label));
  return { view: h("div", {}, h("h1", {}, "Articles"),
    h("form", { class: "filters", role: "search", onsubmit: (event) => event.preventDefault() }, h("label", { class: "wide" }, h("span", {}, "Search"),
      h("input", { type: "search", oninput: (event) => { text = event.target.value.toLowerCase(); rows = PAGE; draw(); } }))),
    number, h("table", { class: "cards list" }, h("thead", {}, h("tr", {}, head)), body), more), title: "Articles", ready: draw };
};

const otherView = async () => {
  const loose = await part("loose");
  const issues = loose.issues.map((issue) => h("tr", {}, h("td", { "data-label": "Severity" }, issue.severity), h("td", { "data-label": "What" }, words(issue.code)),
    h("td", { "data-label": "File" }, issue.file_name ?? issue.source_id ?? ""), h("td", { "data-label": "Message" }, issue.message)));
  return { view: h("div", {}, h("h1", {}, "Other statements"),
    h("p", { class: "quiet" }, "Warnings, foiled plots, and other statements about no attack that took place."),
    loose.claims.length ? ledger(loose) : h("p", {}, "None."),
    h("h2", {}, "Issues"), issues.length ? h("table", { class: "cards" }, h("thead", {}, h("tr", {}, ["Severity", "What", "File", "Message"].map((label) => h("th", { scope: "col" }, label)))), h("tbody", {}, issues)) : h("p", {}, "None.")),
    title: "Other statements" };
};
