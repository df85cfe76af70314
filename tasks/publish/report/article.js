// Whole articles with all that was read in them: on a page of their own, or beside the cell they are the source of.
const articleBody = (article, tell) => {
  const isPlain = (start) => article.boilerplate.some(([a, b]) => a <= start && start < b);
  const marks = article.marks.concat(article.boilerplate.map(([a, b]) => [a, b, null]));
  const parts = [];
  for (const piece of pieces(article, 0, article.n_chars, marks)) {
    const read = piece.marks.filter((mark) => mark[2] !== null);
    if (piece.start !== undefined && isPlain(piece.start)) parts.push({ folded: piece.text });
    else if (!read.length) parts.push(piece.text);
    else {
      const label = [...new Set(read.map((mark) => `${words(mark[2])}: ${mark[3]}`))].join("; ");
      parts.push(h("mark", {
        class: kindOfMarks(read), tabindex: "0", role: "button", title: label, "data-start": piece.start, "data-end": piece.start + [...piece.text].length,
        onclick: () => tell(read), onkeydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); tell(read); } },
      }, piece.text));
    }
  }
  return parts.map((piece) => (piece.folded === undefined ? piece
    : h("details", { class: "boilerplate" }, h("summary", {}, `${short(flat(piece.folded), 40)} (not part of the news)`), piece.folded)));
};

const whatIsRead = () => {
  const nameOf = new Map(facts.attacks.map((attack) => [attack.attack_id, attack.name]));
  const told = h("div", { class: "told", "aria-live": "polite" }, h("p", { class: "quiet" }, "Choose a highlighted stretch to see which cells it fills."));
  const tell = (marks) => told.replaceChildren(h("table", {}, h("tbody", {}, marks.map(([, , column, value, attack]) => h("tr", {}, h("th", { scope: "row" }, words(column)), h("td", {}, value),
    h("td", {}, attack ? h("a", { href: `#/attack/${attack}` }, nameOf.get(attack) ?? attack) : ""))))));
  return { told, tell };
};

const EXTENT = {
  full: null,
  contexts: "This release is large: only the surroundings of what was read are carried here; the table sources holds the whole text.",
  quotes: "This release carries no full texts: only the quotes. Offsets and the SHA-256 of the text let whoever holds it check them.",
};

const attacksTold = (article) => {
  const byId = new Map(facts.attacks.map((attack) => [attack.attack_id, attack]));
  if (!article.attacks.length) return h("p", {}, "No attack was read in this article.");
  return h("ul", { class: "told-attacks" }, article.attacks.map(([id, isMain]) => {
    const attack = byId.get(id);
    return h("li", {}, h("a", { href: `#/attack/${id}` }, attack.name), h("span", { class: "quiet" }, ` ${[isMain ? null : "named in passing", attack.killed_words && `${attack.killed_words} killed`].filter(Boolean).join(", ")}`));
  }));
};

const articleView = async (number, at) => {
  const article = await articleAt(number);
  const { told, tell } = whatIsRead();
  const twins = article.copies.map((other, i) => [i ? ", " : "", h("a", { href: `#/article/${other.number}` }, other.name), other.date ? ` (${other.date})` : ""]);
  const view = h("article", { class: "article" },
    h("h1", {}, article.title),
    h("p", { class: "quiet" }, [...new Set([sourceLine(article), article.licence])].filter(Boolean).join(" · "), " ", outside(article.url, "original")),
    twins.length ? h("p", { class: "quiet" }, `${article.reuse_share > 0 ? `${Math.round(article.reuse_share * 100)} % copied; o` : "O"}ne voice with `, twins) : null,
    EXTENT[facts.extent] && h("p", { class: "notice" }, EXTENT[facts.extent]),
    h("h2", {}, "Attacks it tells of"), attacksTold(article),
    h("h2", {}, "What was read where"),
    h("p", { class: "legend" }, Object.keys(KINDS).map((kind) => h("span", {}, h("mark", { class: kind }, kind)))),
    h("div", { class: "reader" }, h("div", { class: "text" }, articleBody(article, tell)), h("aside", { "aria-label": "Cells of the chosen words" }, told)),
    h("p", { class: "quiet" }, `Key ${article.source_id}`));
  const target = [...view.querySelectorAll("mark[data-start]")].find((mark) => Number(mark.dataset.start) >= at);
  return { view, title: article.title, focus: at === null ? null : target };
};

// The article beside the cell that was chosen, with its words in sight.
const isWide = () => matchMedia("(min-width: 72rem)").matches;

const beside = (number, start, end, from) => {
  const place = from.closest(".split")?.querySelector(":scope > .beside");
  if (!place) return false;
  articleAt(number).then((article) => {
    const { told, tell } = whatIsRead();
    const text = h("div", { class: "text", tabindex: "0", role: "region", "aria-label": "Text of the article" }, articleBody(article, tell));
    place.replaceChildren(
      h("div", { class: "beside-head" }, h("p", {}, h("b", {}, article.title), h("span", { class: "quiet" }, ` ${sourceLine(article)}`)),
        h("a", { href: `#/article/${number}/${start}` }, "open"), h("button", { type: "button", class: "plain", onclick: closeBeside }, "close")),
      text, told);
    for (const mark of text.querySelectorAll("mark")) mark.classList.toggle("chosen", Number(mark.dataset.start) < end && Number(mark.dataset.end) > start);
    place.hidden = false;
    place.from = from;
    place.closest(".split").classList.add("open");
    const chosen = text.querySelector(".chosen");
    if (chosen) text.scrollTop = chosen.offsetTop - text.offsetTop - text.clientHeight / 3;
  });
  return true;
};

const closeBeside = () => {
  const open = document.querySelector(".beside:not([hidden])");
  if (!open) return false;
  open.hidden = true;
  open.closest(".split").classList.remove("open");
  open.from?.focus({ preventScroll: true });
  return true;
};
