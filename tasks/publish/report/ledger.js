// Statements as a readable sequence: who said what, when, about which claim; and counts with their quotes.
const VERBS = {
  responsibility_claim: "claims responsibility", attribution: "blames", confirmation: "confirms that it was", denial: "denies that it was",
  doubt: "doubts that it was", warning: "warns of", motive: "says why:", arrest: "tells of the arrest of", foiled_plot: "tells of a foiled plot of",
};
const VERBS_ALONE = { warning: "warns", arrest: "tells of an arrest", foiled_plot: "tells of a foiled plot" };
const OF_COURSE = { warning: "hypothetical", foiled_plot: "hypothetical" };
const SECTIONS = [
  ["Who says who did it", ["responsibility_claim", "attribution", "confirmation", "denial", "doubt"]],
  ["Why, as they say", ["motive"]],
  ["Arrests, plots and warnings", ["arrest", "foiled_plot", "warning"]],
];

const bare = (name) => plainText(name).replace(/^the /, "");
const asEvidence = (row, value) => [[value, row.source, row.start, row.end, "the statement as it stands"]];
const sourceOf = (bundle, number) => bundle.sources.find((source) => source.number === number);

const whenSaid = (bundle, row) => row.stated_at ?? row.as_of ?? sourceOf(bundle, row.source).date ?? "";

const inOrder = (bundle, rows) =>
  [...rows].sort((a, b) => (whenSaid(bundle, a) || "9").localeCompare(whenSaid(bundle, b) || "9") || a.source - b.source || a.start - b.start);

// Rows that say the same in the same words in copies of one article are one; `also` counts the others.
const once = (bundle, rows, key) => {
  const first = new Map();
  for (const row of rows) {
    const of = [sourceOf(bundle, row.source).voice_id, flat(row.quote).toLowerCase(), ...key(row)].join("|");
    if (first.has(of) && first.get(of).source !== row.source) first.get(of).also.add(row.source);
    else if (!first.has(of)) first.set(of, { ...row, also: new Set() });
    else first.set(`${of}|${row.start}`, { ...row, also: new Set() });
  }
  return [...first.values()];
};
const inCopies = (row) => (row.also.size ? `, and in ${plural(row.also.size, "copy", "copies")}` : "");

const claimItem = (bundle, claim, numberOf) => {
  const source = sourceOf(bundle, claim.source);
  const actor = bundle.actors[claim.actor_id];
  const speaker = claim.speaker ?? source.name;
  const target = numberOf.get(claim.target_claim_id);
  const whom = { responsibility_claim: actor && bare(actor) !== bare(speaker) ? ` as ${actor}` : "", motive: "" }[claim.claim_type] ?? ` ${actor ?? "somebody unnamed"}`;
  const said = (!actor && VERBS_ALONE[claim.claim_type]) || [VERBS[claim.claim_type], whom];
  return h("li", { id: claim.claim_id, value: numberOf.get(claim.claim_id), class: `claim ${claim.claim_type}` },
    h("p", {},
      whenSaid(bundle, claim) ? [h("time", {}, whenSaid(bundle, claim)), " "] : null,
      h("b", {}, speaker), h("span", { class: "quiet" }, ` (${words(claim.speaker_role)}) `),
      claim.polarity === "negative" && claim.claim_type !== "denial" ? h("em", {}, "not: ") : null,
      said,
      claim.medium && !["Other", "Unknown"].includes(claim.medium) ? h("span", { class: "quiet" }, ` (${claim.medium.toLowerCase()})`) : "",
      ["certain", "underspecified"].includes(claim.certainty) ? "" : h("span", { class: "chip" }, claim.certainty),
      ["actual", OF_COURSE[claim.claim_type]].includes(claim.realis) ? "" : h("span", { class: "chip" }, claim.realis),
      target ? h("span", { class: "answers" }, ` answers statement ${target}`) : ""),
    cell(h("q", {}, flat(claim.quote)), asEvidence(claim, words(claim.claim_type))),
    h("p", { class: "quiet" }, `in ${source.name}${inCopies(claim)}`));
};

const ledger = (bundle, level = "h2") => {
  const told = once(bundle, inOrder(bundle, bundle.claims), (claim) => [claim.claim_type, claim.actor_id, claim.polarity]);
  const claims = SECTIONS.flatMap(([, types]) => told.filter((claim) => types.includes(claim.claim_type)));
  const numberOf = new Map(claims.map((claim, i) => [claim.claim_id, i + 1]));
  const undated = claims.filter((claim) => !whenSaid(bundle, claim)).length;
  return SECTIONS.map(([title, types]) => {
    const own = claims.filter((claim) => types.includes(claim.claim_type));
    return own.length ? [h(level, {}, title), h("ol", { class: "ledger" }, own.map((claim) => claimItem(bundle, claim, numberOf)))] : null;
  }).concat(undated ? h("p", { class: "quiet" }, `${undated === claims.length ? "None of these statements has a date" : `${plural(undated, "statement")} without a date, last`}.`) : []);
};

const counts = (bundle) => {
  const rows = once(bundle, inOrder(bundle, bundle.counts), (count) => [count.outcome, count.victim_group, count.words]).map((count) => {
    const source = sourceOf(bundle, count.source);
    const panel = h("td", { class: "quotes", colspan: "6" });
    const hidden = h("tr", { class: "quotes-row", hidden: true }, panel);
    const group = count.victim_group === "all" ? "" : ` · ${count.victim_group === "perpetrator" ? "attackers" : words(count.victim_group)}`;
    return [
      h("tr", { id: count.casualty_id, class: count.status },
        h("td", { "data-label": "When" }, unbroken(whenSaid(bundle, count))),
        h("td", { "data-label": "Source" }, source.name, h("span", { class: "quiet" }, `${count.speaker ? ` · ${count.speaker}` : ""}${inCopies(count)}`)),
        h("td", { "data-label": "Outcome" }, words(count.outcome) + group),
        h("td", { class: "number", "data-label": "Count" }, count.words || "vague"),
        h("td", { "data-label": "Words" }, cell(h("q", {}, flat(count.quote)), asEvidence(count, words(count.qualifier)), panel)),
        h("td", { "data-label": "Standing" }, words(count.status), count.part_of ? ", part of another" : "", count.provisional ? ", provisional" : "")),
      hidden,
    ];
  });
  const head = ["When", "Source", "Outcome", "Count", "Words", "Standing"].map((name) => h("th", { scope: "col", class: name === "Count" ? "number" : null }, name));
  return h("table", { class: "cards dense" }, h("thead", {}, h("tr", {}, head)), h("tbody", {}, rows));
};
