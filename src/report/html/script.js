// The page is whole without this. It adds a filter, opens what a link leads to, and prints everything.
(() => {
  const openTo = (target) => {
    for (let at = target; at; at = at.parentElement) {
      if (at.localName === "details") at.open = true;
    }
  };
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!target) return;
    openTo(target);
    target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.hash === location.hash) reveal();
  });
  reveal();

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    closed.forEach((one) => { one.open = true; });
  });
  addEventListener("afterprint", () => closed.forEach((one) => { one.open = false; }));

  const box = document.querySelector(".filter");
  const words = box.querySelector("input");
  const level = box.querySelector("select");
  const said = box.querySelector("output");
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const rows = [...document.querySelectorAll(".task, .indicator, .files li, .line > li")];
  const wrappers = [...document.querySelectorAll(".group, .criterion-group, .phase, details.files")];
  const texts = new Map();
  const text = (row) => {
    if (!texts.has(row)) {
      const group = row.closest(".group");
      texts.set(row, fold(`${group ? group.querySelector("header").textContent : ""} ${row.textContent}`));
    }
    return texts.get(row);
  };
  const apply = () => {
    const wanted = fold(words.value).split(/\s+/).filter(Boolean);
    const filtering = wanted.length > 0 || level.value !== "";
    let shown = 0;
    for (const row of rows) {
      const keep = (!level.value || row.dataset.level === level.value) && wanted.every((word) => text(row).includes(word));
      row.hidden = !keep;
      shown += keep ? 1 : 0;
    }
    for (const one of wrappers) {
      one.hidden = filtering && !rows.some((row) => !row.hidden && one.contains(row));
      if (filtering && !one.hidden && one.localName === "details") one.open = true;
    }
    said.textContent = !filtering ? "" : shown ? `${shown} ${said.dataset.some}` : said.dataset.none;
  };
  let waiting;
  words.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(apply, 120); });
  level.addEventListener("change", apply);
  box.hidden = false;
})();
