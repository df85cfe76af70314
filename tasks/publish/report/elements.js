// Elements and words. Whatever comes from an article becomes a text node: nothing here reads a string as markup.
"use strict";

const SVG = "http://www.w3.org/2000/svg";

const filled = (element, attributes, children) => {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
};

const h = (tag, attributes = {}, ...children) => filled(document.createElement(tag), attributes, children);
const s = (tag, attributes = {}, ...children) => filled(document.createElementNS(SVG, tag), attributes, children);

const words = (code) => String(code ?? "").replaceAll("_", " ");
const plural = (n, one, many = `${one}s`) => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
const flat = (text) => text.replace(/\s+/g, " ").trim();
// A day is never broken at its hyphens.
const unbroken = (text) => (text ? h("span", {}, text.split(/(\d{4}-\d\d(?:-\d\d)?)/).map((part, i) => (i % 2 ? h("span", { class: "day" }, part) : part))) : "");
const short = (text, n) => (text.length > n ? `${text.slice(0, n - 1).trimEnd()}…` : text);

// A range that is a whole month or year is written as one.
const days = (start, end) => {
  if (!start || !end) return start ? `from ${start}` : end ? `up to ${end}` : "";
  if (start === end) return start;
  const lastOfMonth = new Date(Date.UTC(Number(end.slice(0, 4)), Number(end.slice(5, 7)), 0)).toISOString().slice(0, 10);
  if (start.endsWith("-01") && end === lastOfMonth && start.slice(0, 4) === end.slice(0, 4)) {
    if (start.slice(5, 7) === end.slice(5, 7)) return start.slice(0, 7);
    if (start.endsWith("01-01") && end.endsWith("12-31")) return start.slice(0, 4);
  }
  return `${start} to ${end}`;
};

// Two notions: what accounts disagree on, and what a reader should know of an attack without anybody disagreeing.
const notes = (attack) => [
  attack.odds.map((kind) => h("span", { class: "odds" }, `accounts disagree on ${facts.odds_in_words[kind]}`)),
  attack.flags.map((kind) => h("span", { class: "flag" }, facts.flags_in_words[kind] ?? words(kind)))];

const sourceLine = (source) => [source.name === source.title ? null : source.name, source.date].filter(Boolean).join(", ");

// Only addresses that a browser fetches as pages become links.
const outside = (url, label) =>
  /^https?:\/\//i.test(url ?? "") ? h("a", { href: url, rel: "noopener noreferrer nofollow", target: "_blank" }, label) : null;

// Several nodes of a drawing as one stop of the Tab key; arrows go from one to the next, Enter chooses.
const roving = (nodes, choose) => nodes.forEach((node, i) => {
  node.setAttribute("tabindex", i ? "-1" : "0");
  node.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step) {
      const next = nodes[(i + step + nodes.length) % nodes.length];
      node.setAttribute("tabindex", "-1");
      next.setAttribute("tabindex", "0");
      next.focus();
    } else if (event.key === "Enter" || event.key === " ") choose(i);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
});

// A file made here, for the reader to keep. Text that a spreadsheet would run as a formula is marked as text.
const saved = (name, rows) => {
  const guarded = (value) => (typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value ?? "");
  const link = h("a", { download: name, href: URL.createObjectURL(new Blob(["\ufeff", d3.csvFormatRows(rows.map((row) => row.map(guarded)))], { type: "text/csv" })) });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};
