// One attack in full: its cells, its tolls, what each source says, and the ledger of statements.
const FACTS = [
  ["When", ["date_start", "date_end"], (f) => (f.date_start ?? f.date_end) && [unbroken(days(f.date_start, f.date_end)), f.date_basis === "none" ? "" : h("span", { class: "quiet" }, ` ${words(f.date_basis)}`)]],
  ["Where", ["place_name", "city", "admin1", "country_iso2"], (f, attack) => [attack.place, attack.country].filter(Boolean).join(", ")],
  ["Coordinates", ["lat", "lon"], (f, attack) => (f.lat === null ? h("span", { class: "quiet" }, `none: ${attack.no_point}`) : [`${f.lat.toFixed(3)}, ${f.lon.toFixed(3)}`, h("span", { class: "quiet" }, ` ${WHERE[f.where_prec] ?? ""}`)])],
  ["Kind", ["attack_types"], (f) => f.attack_types.join(", ")],
  ["Weapon", ["weapon_types"], (f) => f.weapon_types.join(", ")],
  ["Target", ["target_types"], (f) => f.target_types.join(", ")],
  ["Suicide attack", ["suicide"], (f) => (f.suicide === null ? "" : f.suicide ? "yes" : "no")],
  ["Stage", ["stage"], (f) => f.stage],
  ["Attackers", ["n_perpetrators"], (f) => (f.n_perpetrators === null ? "" : String(f.n_perpetrators))],
  ["By whom", ["perpetrator_ids"], (f, attack) => attack.who.join(", ")],
  ["Attribution", ["perpetrator_ids"], (f) => words(f.attribution_status)],
  ["Killed", ["killed_best", "killed_low", "killed_high"], (f, a) => a.killed_words],
  ["Wounded", ["wounded_best", "wounded_low", "wounded_high"], (f, a) => a.wounded_words],
  ["By group of victims; groups overlap", [], (f, a, bundle) => groupsOf(bundle)],
];
const GROUPS = { civilian: "civilians", military: "soldiers", police: "police", government: "officials", perpetrator: "attackers", other: "others" };
const groupsOf = (bundle) => {
  const groups = d3.group(d3.sort(bundle.groups, (g) => Object.keys(GROUPS).indexOf(g.victim_group), (g) => g.outcome), (g) => g.victim_group);
  return groups.size ? Array.from(groups, ([group, tolls]) => h("span", { class: "group" }, `${GROUPS[group] ?? words(group)}: ${tolls.map((g) => `${g.in_words} ${g.outcome}`).join(", ")}`)) : "";
};
const WHERE = { 1: "the place itself", 2: "near it", 3: "second-order division", 4: "first-order division", 5: "fuzzy area", 6: "the country only", 7: "international" };

const behind = (evidence, columns) => columns.flatMap((column) => evidence[column] ?? []);

const factList = (attack, bundle) => h("dl", { class: "facts" }, FACTS.map(([label, columns, write]) => {
  const value = write(bundle.facts, attack, bundle);
  return value ? h("div", {}, h("dt", {}, label), h("dd", {}, cell(value, behind(bundle.evidence, columns)))) : null;
}));

// What one source says, cell by cell; ≠ marks what cannot be right where the merged row is.
const COMPARED = [
  ["Date", ["date_start", "date_end"], (r) => days(r.date_start, r.date_end)],
  ["Place", ["city", "place_name", "country_iso2"], (r) => [r.place_name, r.city].filter((v, i, all) => v && all.indexOf(v) === i).join(", ") || (r.country_iso2 ?? "")],
  ["Kind", ["attack_types"], (r) => r.attack_types.join(", ")],
  ["Killed", ["killed"], (r) => r.killed_words],
  ["Wounded", ["wounded"], (r) => r.wounded_words],
  ["By whom", ["perpetrator_ids"], (r, bundle) => r.perpetrator_ids.map((id) => bundle.actors[id]).join(", ")],
];

// What the voices of an attack disagree on: each value with the sources that give it.
const conflictTable = (bundle) => h("table", { class: "cards" },
  h("thead", {}, h("tr", {}, ["On", "Value", "Sources"].map((label) => h("th", { scope: "col" }, label)))),
  h("tbody", {}, bundle.conflicts.flatMap((conflict) => conflict.values.map(([value, sources], i) => h("tr", { class: i ? "same" : null },
    i ? h("td", {}) : h("th", { scope: "row" }, CONFLICT[conflict.column] ?? words(conflict.column), conflict.kind === "count_superseded" ? h("span", { class: "quiet" }, " rose or was corrected") : null),
    h("td", { "data-label": "Value" }, unbroken(value)),
    h("td", { "data-label": "Sources" }, h("div", {}, sources.map((number, at) => [at ? ", " : "", sourceLink(sourceOf(bundle, number))]))))))));
const sourceLink = (source) => h("a", { href: `#/article/${source.number}` }, unbroken([source.name, source.date].filter(Boolean).join(", ")));
const CONFLICT = { date_start: "Day", country_iso2: "Country", city: "City", admin1: "Division", killed_best: "Killed", wounded_best: "Wounded", perpetrator_ids: "Claimed by" };

// One row a voice and what it says; copies that say the same stand in the row of the first.
const byVoice = (bundle) => {
  const date = (report) => sourceOf(bundle, report.source).date ?? "9";
  const reports = [...bundle.reports].sort((a, b) => date(a).localeCompare(date(b)) || a.source - b.source);
  const says = (report) => JSON.stringify([sourceOf(bundle, report.source).voice_id, COMPARED.map(([, , write]) => write(report, bundle))]);
  return [...d3.group(reports, says).values()];
};

const reportTable = (attack, bundle) => {
  const rows = byVoice(bundle).map(([report, ...copies]) => {
    const source = sourceOf(bundle, report.source);
    const panel = h("td", { class: "quotes", colspan: String(COMPARED.length + 1) });
    const hidden = h("tr", { class: "quotes-row", hidden: true }, panel);
    return [
      h("tr", {},
        h("th", { scope: "row", "data-label": "Source" },
          h("a", { href: `#/article/${source.number}/${firstQuote(report)}` }, source.title),
          h("span", { class: "quiet" }, unbroken(` ${[sourceLine(source), report.is_main ? null : "named in passing"].filter(Boolean).join(" · ")}`)),
          copies.length ? h("span", { class: "quiet" }, " · the same in its copies ", copies.map((copy, i) => [i ? ", " : "", sourceLink(sourceOf(bundle, copy.source))])) : null),
        COMPARED.map(([label, columns, write]) => {
          const different = report.differs.some((column) => columns.includes(column));
          const value = write(report, bundle);
          return h("td", { "data-label": label, class: `${different ? "differs" : ""} ${["Killed", "Wounded"].includes(label) ? "number" : ""}` },
            value === "" ? "" : cell([different ? h("span", { role: "img", "aria-label": "differs: " }, "≠\u00a0") : "", unbroken(value)], behind(report.evidence, columns), panel));
        })),
      hidden,
    ];
  });
  return h("table", { class: "cards" },
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Source"), COMPARED.map(([label]) => h("th", { scope: "col", class: ["Killed", "Wounded"].includes(label) ? "number" : null }, label)))),
    h("tbody", {}, rows));
};

const firstQuote = (report) => d3.min(Object.values(report.evidence).flat(), (span) => span[2]) ?? 0;

// What made two sources tell of one attack: each observation with its weight, for or against.
const reasons = (bundle) => h("ul", { class: "reasons" }, bundle.links.map((link) => h("li", {},
  link.sources.map((number) => sourceOf(bundle, number)).map((source, i) => [i ? " and " : "", h("b", {}, source.title)]),
  h("span", { class: "quiet" }, ` · score ${link.score.toFixed(1)}, needed ${link.needed.toFixed(1)}: `),
  d3.sort(link.observations, (seen) => -seen.weight).map((seen, i) => [i ? ", " : "", h("span", { class: seen.weight < 0 ? "differs" : null }, `${words(seen.name)} ${seen.weight > 0 ? "+" : "−"}${Math.abs(seen.weight).toFixed(1)}`)]))));

const openStatement = (id) => {
  const row = document.getElementById(id);
  row?.querySelector("button[aria-expanded=false]")?.click();
  row?.scrollIntoView({ block: "center" });
  row?.querySelector("button")?.focus({ preventScroll: true });
};

const attackSection = async (position, level = "h1") => {
  const attack = facts.attacks[position];
  const bundle = await attackAt(position);
  const sub = level === "h1" ? "h2" : "h3";
  const room = document.getElementById("main").clientWidth;
  const view = h("article", { class: "attack", id: attack.attack_id },
    h(level, {}, attack.name),
    h("p", {}, notes(attack)),
    h("p", { class: "quiet" }, `${plural(attack.n_sources, "source")}, ${plural(attack.n_voices, "independent voice")} · ${attack.attack_id}`),
    h("p", { class: "hint" }, "Choose a cell to see the words behind it."),
    factList(attack, bundle),
    bundle.conflicts.length ? [h(sub, {}, "Where voices give other values"), conflictTable(bundle)] : null,
    bundle.counts.length ? [
      h(sub, {}, "Tolls, statement by statement"),
      h("div", { class: "tolls" }, ["killed", "wounded"].map((outcome) => tollChart(attack, bundle, outcome, room))),
      counts(bundle)] : null,
    bundle.claims.length ? ledger(bundle, sub) : null,
    h(sub, {}, "What each source says"), reportTable(attack, bundle),
    bundle.links.length ? [h(sub, {}, "Why these are one attack"), reasons(bundle)] : null);
  return { view: h("div", { class: "split" }, view, h("aside", { class: "beside", "aria-label": "Article", hidden: true })), title: attack.name };
};

const attackView = async (id) => {
  const position = facts.attacks.findIndex((attack) => attack.attack_id === id);
  if (position < 0) return { view: h("p", { class: "notice" }, "This release has no such attack."), title: "No such attack" };
  const { view, title } = await attackSection(position);
  const order = shownAttacks();
  const here = order.findIndex((attack) => attack.attack_id === id);
  const step = (attack, label) => (attack ? h("a", { href: `#/attack/${attack.attack_id}` }, label) : h("span", {}));
  view.firstChild.prepend(h("nav", { class: "steps", "aria-label": "Attacks" }, h("a", { href: listAddress() }, "All attacks"),
    step(order[here - 1], "← Previous"), step(order[here + 1], "Next →"),
    h("button", { type: "button", class: "plain", onclick: () => view.querySelectorAll("dl button[aria-expanded=false]").forEach((button) => button.click()) }, "Show all quotes")));
  return { view, title };
};

const MOST_IN_FULL = 100;

// The attacks of the list one after another, to read through or to print.
const fullView = async () => {
  const order = shownAttacks().slice(0, MOST_IN_FULL);
  const positions = new Map(facts.attacks.map((attack, i) => [attack.attack_id, i]));
  const told = [];
  for (const attack of order) told.push((await attackSection(positions.get(attack.attack_id), "h2")).view);
  return {
    view: h("div", {}, h("nav", { class: "steps", "aria-label": "Attacks" }, h("a", { href: listAddress() }, "All attacks")), h("h1", {}, "In full"),
      h("p", { class: "quiet" }, `${plural(order.length, "attack")}${shownAttacks().length > order.length ? ` of ${shownAttacks().length}; filter the list for others` : ""}.`), told),
    title: "In full",
  };
};
