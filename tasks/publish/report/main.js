// Which view an address shows; the back button works as anywhere else.
const ROUTES = [
  [/^#\/attack\/(.+)$/, (id) => attackView(decodeURIComponent(id))],
  [/^#\/article\/(\d+)(?:\/(\d+))?$/, (number, at) => articleView(Number(number), at === undefined ? null : Number(at))],
  [/^#\/articles$/, articlesView],
  [/^#\/other$/, otherView],
  [/^#\/full$/, fullView],
  [/.*/, () => indexView()],
];

const main = document.getElementById("main");

const show = async () => {
  const [pattern, view] = ROUTES.find(([pattern]) => pattern.test(location.hash));
  const shown = await view(...pattern.exec(location.hash).slice(1));
  main.replaceChildren(shown.view);
  document.title = `${shown.title} · release ${facts.release_id}`;
  shown.ready?.();
  for (const link of document.querySelectorAll(".top nav a")) {
    if (link.getAttribute("href") === (location.hash || "#/")) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  if (shown.focus) {
    shown.focus.scrollIntoView({ block: "center" });
    shown.focus.focus({ preventScroll: true });
    shown.focus.click();
  } else {
    window.scrollTo(0, 0);
    if (main.dataset.ready) main.focus({ preventScroll: true });
  }
  main.dataset.ready = location.hash || "#/";
  performance.mark("shown");
};

document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault(); // its address would be taken for that of a view
  main.focus();
});

part("facts").then((known) => {
  facts = known;
  prepared();
  window.addEventListener("hashchange", show);
  let width = main.clientWidth;
  window.addEventListener("resize", () => {
    if (main.clientWidth !== width && /^(#\/)?$/.test(location.hash)) show();
    width = main.clientWidth;
  });
  return show();
});
