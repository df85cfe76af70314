// Statements as a readable sequence: who said what, when, about which claim; and counts with their quotes.
const VERBS = {
  responsibility_claim: "claims responsibility", attribution: "blames", confirmation: "confirms that it was", denial: "denies that it was",
  doubt: "doubts that it was", warning: "warns of", motive: "gives a motive of", arrest: "tells of arrests over", foiled_plot: "tells of a foiled plot of",
};

const asEvidence = (row, value) => [[value, row.source, row.start, row.end, "the statement as it stands"]];
const sourceOf = (bundle, number) => bundle.sources.find((source) => source.number === number);

const whenSaid = (bundle, row) => row.stated_at ?? row.as_of ?? sourceOf(bundle, row.source).date ?? "";

const inOrder = (bundle, rows) =>
  [...rows].sort((a, b) => whenSaid(bundle, a).localeCompare(whenSaid(bundle, b)) || a.source - b.source || a.start - b.start);

const ledger = (bundle) => {
  const claims = inOrder(bundle, bundle.claims);
  const numberOf = new Map(claims.map((claim, i) => [claim.claim_id, i + 1]));
  return h("ol", { class: "ledger" }, claims.map((claim) => {
    const source = sourceOf(bundle, claim.source);
    const actor = bundle.actors[claim.actor_id];
    const speaker = claim.speaker_text ?? bundle.actors[claim.speaker_actor_id] ?? publisher(source);
    const target = numberOf.get(claim.target_claim_id);
    return h("li", { id: claim.claim_id, value: numberOf.get(claim.claim_id), class: `claim ${claim.claim_type}` },
      h("p", {},
        h("time", {}, whenSaid(bundle, claim) || "undated"), " ",
        h("b", {}, speaker.replace(/\s+/g, " ")), h("span", { class: "quiet" }, ` (${words(claim.speaker_role)}) `),
        claim.polarity === "negative" && claim.claim_type !== "denial" ? h("em", {}, "not: ") : null,
        VERBS[claim.claim_type], claim.claim_type === "responsibility_claim" ? (actor && actor !== speaker ? ` as ${actor}` : "") : ` ${actor ?? "somebody unnamed"}`,
        claim.medium ? h("span", { class: "quiet" }, ` (medium: ${claim.medium.toLowerCase()})`) : "",
        ["certain", "underspecified"].includes(claim.certainty) ? "" : h("span", { class: "chip" }, claim.certainty),
        claim.realis === "actual" ? "" : h("span", { class: "chip" }, claim.realis),
        target ? h("span", { class: "answers" }, ` answers statement ${target}`) : ""),
      cell(h("q", {}, claim.quote.replace(/\s+/g, " ")), asEvidence(claim, words(claim.claim_type))),
      h("p", { class: "quiet" }, `in ${publisher(source)}`));
  }));
};

const counts = (bundle) => {
  const rows = inOrder(bundle, bundle.counts).map((count) => {
    const source = sourceOf(bundle, count.source);
    const panel = h("td", { class: "quotes", colspan: "6" });
    const hidden = h("tr", { class: "quotes-row", hidden: true }, panel);
    const group = count.victim_group === "all" ? "" : ` · ${words(count.victim_group)}`;
    return [
      h("tr", { id: count.casualty_id, class: count.status },
        h("td", { "data-label": "When" }, whenSaid(bundle, count)),
        h("td", { "data-label": "Source" }, publisher(source), count.speaker_text ? h("span", { class: "quiet" }, ` · ${count.speaker_text.replace(/\s+/g, " ")}`) : ""),
        h("td", { "data-label": "Outcome" }, words(count.outcome) + group),
        h("td", { class: "number", "data-label": "Count" }, count.words || "vague"),
        h("td", { "data-label": "Words" }, cell(h("q", {}, count.quote.replace(/\s+/g, " ")), asEvidence(count, words(count.qualifier)), panel)),
        h("td", { "data-label": "Standing" }, words(count.status), count.part_of ? ", part of another" : "", count.provisional ? ", provisional" : "")),
      hidden,
    ];
  });
  const head = ["When", "Source", "Outcome", "Count", "Words", "Standing"].map((name) => h("th", { scope: "col", class: name === "Count" ? "number" : null }, name));
  return h("table", { class: "cards dense" }, h("thead", {}, h("tr", {}, head)), h("tbody", {}, rows));
};
