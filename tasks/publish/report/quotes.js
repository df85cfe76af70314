// Quotes in their context, and whole articles with all that was read in them.
const KINDS = {
  when: ["date_start", "date_end"],
  where: ["country_iso2", "admin1", "city", "place_name", "lat", "lon"],
  what: ["attack_types", "weapon_types", "target_types", "suicide", "stage", "n_perpetrators"],
  toll: ["killed", "wounded", "value", "outcome", "victim_group", "victim_nationality"],
};
const kindOf = (column) => Object.keys(KINDS).find((kind) => KINDS[kind].includes(column)) ?? "who";

const CONTEXT = 160;

// Cut [start, end) of an article into pieces at the edges of marks; what the page does not carry becomes an ellipsis.
const pieces = (article, start, end, marks) => {
  const found = [];
  let reached = start;
  for (const [at, letters] of article.letters) {
    const from = Math.max(start, at), to = Math.min(end, at + letters.length);
    if (from >= to) continue;
    if (from > reached) found.push({ text: " … ", marks: [] });
    const inside = marks.filter(([a, b]) => a < to && b > from);
    const edges = [...new Set([from, to, ...inside.flatMap(([a, b]) => [Math.max(a, from), Math.min(b, to)])])].sort((a, b) => a - b);
    for (let i = 0; i + 1 < edges.length; i++) {
      const [a, b] = [edges[i], edges[i + 1]];
      found.push({ start: a, text: letters.slice(a - at, b - at).join(""), marks: inside.filter((m) => m[0] <= a && b <= m[1]) });
    }
    reached = to;
  }
  if (reached < end) found.push({ text: " …", marks: [] });
  return found;
};

// A stretch around a quote, to whole words, as far as the page carries it without a gap.
const around = (article, start, end) => {
  const [at, letters] = article.letters.find(([at, letters]) => at <= start && end <= at + letters.length);
  let from = Math.max(at, start - CONTEXT), to = Math.min(at + letters.length, end + CONTEXT);
  const isSpace = (position) => /\s/.test(letters[position - at] ?? " ");
  while (from > at && from < start && !isSpace(from - 1)) from++;
  while (to < at + letters.length && to > end && !isSpace(to)) to--;
  return [from, to];
};

const inContext = (article, start, end) => {
  const [from, to] = around(article, start, end);
  const line = pieces(article, from, to, [[start, end]]).map((piece) => (piece.marks.length ? h("mark", {}, piece.text) : piece.text));
  return h("p", { class: "context" }, from > 0 ? "… " : null, line, to < article.n_chars ? " …" : null);
};

const quoteBlock = async (number, start, end, note) => {
  const article = await articleAt(number);
  return h("figure", { class: "quote" },
    h("blockquote", {}, inContext(article, start, end)),
    h("figcaption", {},
      h("a", { href: `#/article/${number}/${start}` }, publisher(article)),
      ` · ${[article.date, article.source_id === publisher(article) ? null : article.source_id, `${start}–${end}`, note].filter(Boolean).join(" · ")}`));
};

// Evidence is a list of [value, source, start, end, method]; quotes that stand at one place are shown once.
const quotesOf = async (evidence) => {
  const places = new Map();
  for (const [value, source, start, end, method] of evidence) {
    const key = `${source}:${start}:${end}`;
    if (!places.has(key)) places.set(key, { source, start, end, values: new Set(), methods: new Set() });
    places.get(key).values.add(value);
    places.get(key).methods.add(method);
  }
  const shown = [...places.values()].sort((a, b) => a.source - b.source || a.start - b.start);
  return Promise.all(shown.map((p) => quoteBlock(p.source, p.start, p.end, `${[...p.values].join(", ")} · by ${[...p.methods].join(", ")}`)));
};

let panels = 0;

// A cell that opens the quotes behind it, below it or in the element that `panel` gives.
const cell = (content, evidence, panel = null) => {
  if (!evidence?.length) return h("span", {}, content);
  const box = panel ?? h("div", { class: "quotes", hidden: true });
  box.id ||= `quotes-${panels++}`;
  const button = h("button", { type: "button", class: "cell", "aria-expanded": "false", "aria-controls": box.id, title: plural(evidence.length, "quote") }, content);
  button.addEventListener("click", async () => {
    const opens = button.getAttribute("aria-expanded") === "false";
    for (const other of document.querySelectorAll(`[aria-controls="${box.id}"]`)) other.setAttribute("aria-expanded", "false");
    button.setAttribute("aria-expanded", String(opens));
    if (opens) box.replaceChildren(...(await quotesOf(evidence)));
    (box.closest("tr.quotes-row") ?? box).hidden = !opens;
    if (box !== (box.closest("tr.quotes-row") ?? box)) box.hidden = !opens;
  });
  return panel ? button : h("div", {}, button, box);
};

const articleView = async (number, at) => {
  const article = await articleAt(number);
  const nameOf = new Map(facts.attacks.map((attack) => [attack.attack_id, attack.name]));
  const told = h("div", { class: "told", "aria-live": "polite" }, h("p", { class: "quiet" }, "Choose a highlighted stretch to see which cells it fills."));
  const tell = (marks) => {
    const rows = marks.map(([, , column, value, attack]) => h("tr", {}, h("th", { scope: "row" }, words(column)), h("td", {}, value),
      h("td", {}, attack ? h("a", { href: `#/attack/${attack}` }, nameOf.get(attack) ?? attack) : "")));
    told.replaceChildren(h("table", {}, h("tbody", {}, rows)));
  };
  const isPlain = (start) => article.boilerplate.some(([a, b]) => a <= start && start < b);
  const marks = article.marks.concat(article.boilerplate.map(([a, b]) => [a, b, null]));
  const body = pieces(article, 0, article.n_chars, marks).map((piece) => {
    const read = piece.marks.filter((mark) => mark[2] !== null);
    if (piece.start !== undefined && isPlain(piece.start)) return h("span", { class: "boilerplate", title: "carries no facts" }, piece.text);
    if (!read.length) return piece.text;
    const label = [...new Set(read.map((mark) => `${words(mark[2])}: ${mark[3]}`))].join("; ");
    return h("mark", {
      class: kindOf(read.reduce((a, b) => (b[1] - b[0] < a[1] - a[0] ? b : a))[2]), tabindex: "0", role: "button", title: label, "data-start": piece.start,
      onclick: () => tell(read), onkeydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); tell(read); } },
    }, piece.text);
  });
  const known = {
    full: null,
    contexts: "This release is large: only the surroundings of what was read are carried here; the table sources holds the whole text.",
    quotes: "This release carries no full texts: only the quotes. Offsets and the SHA-256 of the text let whoever holds it check them.",
  }[facts.extent];
  const view = h("article", { class: "article" },
    h("h1", {}, article.title ?? article.source_id),
    h("p", { class: "quiet" }, [...new Set([publisher(article), article.date, article.source_id, article.licence])].filter(Boolean).join(" · "),
      article.reuse_share > 0 ? ` · ${Math.round(article.reuse_share * 100)} % copied from earlier articles` : null, " ", outside(article.url, "original")),
    known && h("p", { class: "notice" }, known),
    h("p", { class: "legend" }, Object.keys(KINDS).concat("who").map((kind) => h("span", {}, h("mark", { class: kind }, kind)))),
    h("div", { class: "reader" }, h("div", { class: "text" }, body), h("aside", {}, told)));
  const target = [...view.querySelectorAll("mark[data-start]")].find((mark) => Number(mark.dataset.start) >= at);
  return { view, title: article.title ?? article.source_id, focus: at === null ? null : target };
};
