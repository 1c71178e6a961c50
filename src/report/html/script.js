// The page is whole without this. It adds a filter to the findings, opens what a link leads to, and prints everything.
(() => {
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    for (let at = target; at; at = at.parentElement) {
      if (at.localName === "details") at.open = true;
    }
    if (target) target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    closed.forEach((one) => { one.open = true; });
  });
  addEventListener("afterprint", () => closed.forEach((one) => { one.open = false; }));

  const box = document.querySelector(".filter");
  if (!box) return;
  const words = box.querySelector("input");
  const level = box.querySelector("select");
  const said = box.querySelector("output");
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const rows = [...document.querySelectorAll(".findings tbody tr")].map((row) => [row, fold(row.textContent)]);
  const apply = () => {
    const wanted = fold(words.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const [row, text] of rows) {
      const keep = wanted.every((word) => text.includes(word)) && (!level.value || row.dataset.level === level.value);
      row.hidden = !keep;
      shown += keep ? 1 : 0;
    }
    said.textContent = shown === rows.length ? "" : shown ? `${shown} / ${rows.length}` : said.dataset.none;
  };
  words.addEventListener("input", apply);
  level.addEventListener("change", apply);
  box.hidden = false;
})();
