// Which view an address shows; the back button works as anywhere else.
const ROUTES = [
  [/^#\/attack\/(.+)$/, (id) => attackView(decodeURIComponent(id))],
  [/^#\/article\/(\d+)(?:\/(\d+))?$/, (number, at) => articleView(Number(number), at === undefined ? null : Number(at))],
  [/^#\/articles$/, articlesView],
  [/^#\/other$/, otherView],
  [/^#\/full$/, fullView],
  [/^(?:#\/(?:\?(.*))?)?$/, (query) => indexView(query)],
  [/.*/, async () => ({ view: h("p", { class: "notice" }, "This page has no such view."), title: "Nothing to show" })],
];

const main = document.getElementById("main");

const left = new Map(); // how far down a reader was in each view

const viewed = async (address) => {
  const [pattern, view] = ROUTES.find(([pattern]) => pattern.test(address));
  try {
    return await view(...pattern.exec(address).slice(1));
  } catch (error) {
    console.error(error);
    return { view: h("p", { class: "notice" }, `This cannot be shown: ${error.message}`), title: "Nothing to show" };
  }
};

const show = async () => {
  const address = location.hash || "#/";
  const shown = await viewed(address);
  if (address !== (location.hash || "#/")) return; // the reader has gone on meanwhile
  main.replaceChildren(shown.view);
  document.title = `${shown.title} · release ${facts.release_id}`;
  shown.ready?.();
  for (const link of document.querySelectorAll(".top nav a")) {
    if (link.getAttribute("href") === address.replace(/\?.*/, "")) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  if (shown.focus) {
    shown.focus.scrollIntoView({ block: "center" });
    shown.focus.focus({ preventScroll: true });
    shown.focus.click();
  } else {
    if (main.dataset.ready) main.focus({ preventScroll: true });
    window.scrollTo(0, shown.ready ? left.get(address) ?? 0 : 0);
  }
  main.dataset.ready = address;
  performance.mark("shown");
};

window.addEventListener("scroll", () => left.set(main.dataset.ready, window.scrollY), { passive: true });
if ("scrollRestoration" in history) history.scrollRestoration = "manual";

// Escape undoes the last opening: the article beside, then the quotes, then what was chosen on map and timeline.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || closeBeside()) return;
  const open = main.querySelectorAll("button.cell[aria-expanded=true]");
  if (open.length) open.forEach((button) => button.click());
  else main.firstChild?.undo?.();
});

document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault(); // its address would be taken for that of a view
  main.focus();
});

part("facts").then((known) => {
  facts = known;
  window.addEventListener("hashchange", show);
  let width = main.clientWidth;
  window.addEventListener("resize", () => {
    if (main.clientWidth !== width && /^(#\/(\?.*)?)?$/.test(location.hash)) show();
    width = main.clientWidth;
  });
  return show();
});
