// The composer: figures open their record without leaving the place, F8 goes through the problems, tokens go to the cursor. Without script every link and button does the same.
(() => {
  "use strict";
  const composer = document.querySelector("[data-composer]");
  if (composer) {
    const isPlain = (event) => event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;

    const choose = async (link) => {
      const address = new URL(link.href);
      address.searchParams.set("handler", "Source");
      address.hash = "";
      const answer = await fetch(address, { headers: { "X-Requested-With": "fetch" } });
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      const card = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#nguon");
      document.querySelector("#nguon").replaceWith(card);
      composer.querySelectorAll(".fig-now").forEach((old) => { old.classList.remove("fig-now"); old.removeAttribute("aria-current"); });
      link.classList.add("fig-now");
      link.setAttribute("aria-current", "true");
      history.replaceState(null, "", new URL(link.href).search);
      if (matchMedia("(max-width: 1100px)").matches) card.scrollIntoView({ block: "start" });
      card.focus({ preventScroll: true });
    };

    composer.addEventListener("click", (event) => {
      const figure = event.target.closest("a.fig, a.fig-miss");
      if (figure && isPlain(event)) {
        event.preventDefault();
        choose(figure).catch(() => { location.href = figure.href; });
        return;
      }
      const unchoose = event.target.closest("[data-unchoose]");
      if (unchoose && isPlain(event)) {
        event.preventDefault();
        const chosen = composer.querySelector(".fig-now");
        const card = unchoose.closest(".card");
        card.querySelectorAll(".card-body").forEach((part) => part.remove());
        unchoose.remove();
        const hint = document.createElement("p");
        hint.className = "card-body sub";
        hint.textContent = "Chọn một số gạch chân xanh trong văn bản để xem bản ghi, cách tính và người nhập.";
        card.append(hint);
        history.replaceState(null, "", location.pathname);
        if (chosen) { chosen.classList.remove("fig-now"); chosen.removeAttribute("aria-current"); chosen.focus({ preventScroll: true }); }
      }
    });

    // F8, Shift F8: next and previous problem in the text; in the list when it has no place there
    document.addEventListener("keydown", (event) => {
      if (event.key !== "F8" || event.ctrlKey || event.altKey) return;
      const marks = [...composer.querySelectorAll(".paper a.no")];
      if (marks.length === 0) return;
      event.preventDefault();
      const at = marks.indexOf(document.activeElement);
      const next = marks[event.shiftKey ? (at <= 0 ? marks.length - 1 : at - 1) : (at + 1) % marks.length];
      next.scrollIntoView({ block: "center" });
      next.focus({ preventScroll: true });
      const finding = document.querySelector(next.getAttribute("href"));
      const aside = finding && finding.closest("aside");
      if (aside) aside.scrollTop = finding.offsetTop - aside.clientHeight / 3;
    });

    // The outline follows the text
    const links = new Map([...composer.querySelectorAll("[data-outline]")].map((link) => [link.dataset.outline, link]));
    const headings = [...composer.querySelectorAll(".paper [data-section]")].filter((heading) => links.has(heading.dataset.section));
    let waiting = false;
    const follow = () => {
      waiting = false;
      let current = null;
      for (const heading of headings) {
        if (heading.getBoundingClientRect().top > 140) break;
        current = heading;
      }
      links.forEach((link) => link.removeAttribute("aria-current"));
      if (!current) return;
      const link = links.get(current.dataset.section);
      link.setAttribute("aria-current", "true");
      const aside = link.closest("aside");
      const top = link.offsetTop;
      if (top < aside.scrollTop || top > aside.scrollTop + aside.clientHeight - 40) aside.scrollTop = top - aside.clientHeight / 2;
    };
    if (headings.length > 0 && matchMedia("(min-width: 1101px)").matches) {
      addEventListener("scroll", () => { if (!waiting) { waiting = true; requestAnimationFrame(follow); } }, { passive: true });
    }
  }

  // Section editor: a token goes to the cursor instead of the end
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-insert]");
    const text = document.querySelector("[data-insert-target]");
    if (!button || !text) return;
    event.preventDefault();
    text.setRangeText(button.dataset.insert, text.selectionStart, text.selectionEnd, "end");
    text.dispatchEvent(new Event("input", { bubbles: true }));
    text.focus();
  });
})();
