// Small helpers for every page. Nothing depends on them: without script each form is sent by its button.
(() => {
  "use strict";
  const isTyping = (element) => element instanceof HTMLElement && (element.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(element.tagName));

  // Ctrl K goes to the search, Ctrl Z outside an input presses "Hoàn tác"
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    const key = event.key.toLowerCase();
    if (key === "k") {
      const search = document.querySelector("[data-quick-search]");
      if (search && search.offsetParent !== null) { event.preventDefault(); search.focus(); search.select(); }
    } else if (key === "z" && !isTyping(document.activeElement)) {
      const undo = document.querySelector("[data-undo]");
      if (undo) { event.preventDefault(); undo.click(); }
    }
  });

  // The year in the top bar
  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-submit-on-change]");
    if (form) form.requestSubmit();
  });

  // A blocked button stays focusable and says why, but does nothing
  document.addEventListener("click", (event) => {
    if (event.target.closest("[aria-disabled=true]")) event.preventDefault();
  }, true);

  // A slow line tempts to press twice: the second press within the same page is swallowed, except in forms marked data-again (downloads)
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented || "again" in form.dataset) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    setTimeout(() => delete form.dataset.sent, 8000);
  });
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent));

  // Errors are read first
  const summary = document.querySelector("[data-error-summary]");
  if (summary) summary.focus();

  // Save state in the top bar
  const showSaved = (text, unsaved) => {
    let state = document.querySelector("[data-save-state]");
    if (!state) {
      const who = document.querySelector(".top .who");
      if (!who) return;
      state = document.createElement("span");
      state.setAttribute("role", "status");
      state.setAttribute("data-save-state", "");
      who.before(state);
    }
    state.className = unsaved ? "saved t-warn" : "saved";
    const svgNs = "http://www.w3.org/2000/svg";
    const icon = document.createElementNS(svgNs, "svg");
    icon.setAttribute("class", "icon");
    icon.setAttribute("viewBox", "0 0 20 20");
    icon.setAttribute("aria-hidden", "true");
    const use = document.createElementNS(svgNs, "use");
    use.setAttribute("href", unsaved ? "#i-alert" : "#i-check");
    icon.append(use);
    const words = document.createElement("span");
    words.textContent = text;
    state.replaceChildren(icon, words);
  };

  // Scripts of single pages say what they saved through an event
  document.addEventListener("td-saved", (event) => showSaved(event.detail.text, event.detail.unsaved));

  // <form data-autosave="/address">: sends the form a moment after the last change. The server answers 200 with JSON { text, version },
  // e.g. { "text": "Đã lưu 14:32 · chưa gửi", "version": 4 }; any other answer leaves "chưa lưu" and the button does the rest.
  document.querySelectorAll("form[data-autosave]").forEach((form) => {
    let timer = 0, running = false, again = false;
    const save = async () => {
      if (running) { again = true; return; }
      running = true;
      try {
        const answer = await fetch(form.dataset.autosave || form.action, { method: "POST", body: new FormData(form), headers: { "X-Autosave": "1" } });
        if (!answer.ok || !(answer.headers.get("content-type") || "").includes("json")) throw new Error(String(answer.status));
        const saved = await answer.json();
        const version = form.querySelector("input[name$='Version']");
        if (version && saved.version !== undefined) version.value = saved.version;
        if (!again) { form.removeAttribute("data-dirty"); showSaved(saved.text, false); }
      } catch {
        showSaved("Chưa lưu, hãy bấm Lưu", true);
      } finally {
        running = false;
        if (again) { again = false; save(); }
      }
    };
    form.addEventListener("input", () => {
      form.setAttribute("data-dirty", "");
      showSaved("Chưa lưu", true);
      clearTimeout(timer);
      timer = setTimeout(save, 1200);
    });
    form.addEventListener("submit", () => { clearTimeout(timer); form.removeAttribute("data-dirty"); });
  });
  window.addEventListener("beforeunload", (event) => {
    if (document.querySelector("form[data-dirty]")) event.preventDefault();
  });

  // <button data-copy="#id" data-copied="words" hidden>: copies a text field or a passage; hidden without script, where Ctrl C does the same
  document.querySelectorAll("[data-copy]").forEach((button) => {
    const source = document.querySelector(button.dataset.copy);
    if (!source) return;
    button.hidden = false;
    button.addEventListener("click", async () => {
      if (source.select) source.select();
      else getSelection().selectAllChildren(source);
      try { await navigator.clipboard.writeText(source.value ?? source.textContent.trim()); } catch { document.execCommand("copy"); }
      showSaved(button.dataset.copied, false);
      button.lastChild.textContent = "Đã chép";
    });
  });
})();
