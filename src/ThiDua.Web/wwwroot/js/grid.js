// The entry grid: rows open, save and close in place. Without this script every row opens by its link and is saved by its button.
(() => {
  "use strict";
  document.querySelectorAll("[data-print], [data-keys]").forEach((element) => { element.hidden = false; });
  document.querySelector("[data-print]")?.addEventListener("click", () => window.print());
  const form = document.getElementById("luoi");
  if (!form) return;
  const body = form.querySelector("tbody");
  const token = form.querySelector("input[name=__RequestVerificationToken]");
  const closed = new Map(); // row id → its lines before it was opened
  const isEdit = (line) => Boolean(line.id) && line.classList.contains("edit");
  const saving = new Map(); // row id → running save
  let leaving = false;
  const linesOf = (id) => [...body.querySelectorAll(`[data-row="${CSS.escape(id)}"]`)];
  const mainOf = (id) => linesOf(id).find((line) => line.id);
  const inputsOf = (id) => linesOf(id).flatMap((line) => [...line.querySelectorAll("input:not([type=hidden])")]);
  const state = (text, unsaved) => document.dispatchEvent(new CustomEvent("td-saved", { detail: { text, unsaved } }));
  const valueOf = (input) => input.type === "checkbox" ? String(input.checked) : input.value.trim();
  const remember = (id) => inputsOf(id).forEach((input) => { input.dataset.was = input.type === "checkbox" ? String(input.defaultChecked) : input.defaultValue.trim(); });
  const isDirty = (id) => inputsOf(id).some((input) => valueOf(input) !== input.dataset.was);
  const isRefused = (id) => linesOf(id).some((line) => line.classList.contains("bad"));
  const address = (values) => {
    const url = new URL(form.dataset.grid, location.href);
    Object.entries(values).forEach(([name, value]) => url.searchParams.set(name, value));
    return url;
  };

  const put = (id, lines) => {
    const old = linesOf(id);
    if (!old.length) return;
    old[0].before(...lines);
    old.forEach((line) => line.remove());
    if (lines.some(isEdit)) remember(id);
  };

  // Lines, totals, undo bar and bars of an answer take the place of those shown; rows still being typed in stay
  const apply = (text, own) => {
    const answer = new DOMParser().parseFromString(text, "text/html");
    const rows = new Map();
    answer.querySelectorAll("tr[data-row]").forEach((line) => rows.set(line.dataset.row, [...(rows.get(line.dataset.row) || []), document.adoptNode(line)]));
    rows.forEach((lines, id) => {
      const now = mainOf(id);
      if (id !== own && now && isEdit(now) && (isDirty(id) || isRefused(id))) return;
      put(id, lines);
    });
    ["tong-hop", "hoan-tac", "thanh"].forEach((id) => {
      const [from, to] = [answer.getElementById(id), document.getElementById(id)];
      if (!from || !to) return;
      const open = to.querySelector("details")?.open;
      to.replaceChildren(...from.childNodes);
      if (open) to.querySelector("details").open = true;
    });
    const refused = body.querySelectorAll("tr.bad").length;
    const total = document.getElementById("tong-hop");
    if (total && refused && !/ô lỗi/.test(total.textContent)) total.append(` · ${refused} dòng lỗi chưa lưu`);
    document.querySelectorAll("[data-keys]").forEach((element) => { element.hidden = false; });
    return [...rows.keys()];
  };

  const focusIn = (id, name) => {
    const inputs = inputsOf(id);
    const input = inputs.find((i) => i.getAttribute("aria-invalid") === "true") || inputs.find((i) => i.name === name) || inputs.find((i) => i.name === "Row.Value") || inputs[0];
    if (!input) return;
    input.focus();
    if (input.select && input.type !== "checkbox") input.select();
  };

  const focusRow = (id) => (mainOf(id)?.querySelector("a[href*='sua=']") || mainOf(id)?.querySelector("a"))?.focus();

  const get = async (id, edit) => {
    const answer = await fetch(address({ handler: "Row", id, edit }), { headers: { "X-Grid": "1" } });
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    return answer.text();
  };

  const open = async (id, name) => {
    const row = mainOf(id);
    if (!row) return;
    if (isEdit(row)) { focusIn(id, name); return; }
    try {
      const lines = linesOf(id);
      const text = await get(id, true);
      closed.set(id, lines.map((line) => line.cloneNode(true)));
      apply(text, id);
      focusIn(id, name);
    } catch {
      location.href = row.querySelector("a[href*='sua=']")?.href || form.dataset.grid;
    }
  };

  const close = async (id, focus) => {
    let lines = closed.get(id);
    closed.delete(id);
    if (lines) put(id, lines);
    else {
      try { apply(await get(id, false), id); } catch { location.href = address({}); return; }
    }
    if (focus) focusRow(id);
    if (!body.querySelector("tr.edit") && document.querySelector("[data-save-state].t-warn")) state(document.getElementById("hoan-tac")?.dataset.saved || "Không có thay đổi", false);
  };

  const dataOf = (id, more) => {
    const data = new FormData();
    data.set(token.name, token.value);
    linesOf(id).flatMap((line) => [...line.querySelectorAll("input")]).forEach((input) => {
      if (input.type !== "checkbox" || input.checked) data.append(input.name, input.value);
    });
    Object.entries(more).forEach(([name, value]) => data.set(name, value));
    return data;
  };

  // Somebody else was faster: the ordinary page shows both versions
  const sendPlainly = (data, action = form.action) => {
    const plain = document.createElement("form");
    plain.method = "post";
    plain.action = action;
    data.forEach((value, name) => {
      const input = document.createElement("input");
      [input.type, input.name, input.value] = ["hidden", name, value];
      plain.append(input);
    });
    document.body.append(plain);
    leaving = true;
    plain.submit();
  };

  const save = (id, more = {}) => {
    if (saving.has(id)) return saving.get(id);
    const work = (async () => {
      if (!("use" in more) && !isDirty(id) && !isRefused(id)) {
        await close(id, false);
        return true;
      }
      state("Đang lưu…", true);
      const data = dataOf(id, more);
      const focused = document.activeElement;
      const inside = focused && linesOf(id).some((line) => line.contains(focused)) ? focused.name : null;
      try {
        const answer = await fetch(form.action, { method: "POST", body: data, headers: { "X-Grid": "1" } });
        if (answer.status === 409) { sendPlainly(data); return false; }
        if (answer.redirected || (!answer.ok && answer.status !== 422)) throw new Error(String(answer.status));
        closed.delete(id);
        const text = await answer.text();
        apply(text, id);
        if (answer.status === 422) {
          state("Chưa lưu: có ô cần sửa", true);
          if (inside || "use" in more) focusIn(id);
          return false;
        }
        const words = new DOMParser().parseFromString(text, "text/html").getElementById("hoan-tac")?.dataset.saved;
        if (words) { document.getElementById("hoan-tac").dataset.saved = words; state(words, false); }
        return true;
      } catch {
        state("Chưa lưu: máy chủ chưa trả lời, số vừa nhập còn nguyên trong dòng", true);
        return false;
      } finally {
        saving.delete(id);
      }
    })();
    saving.set(id, work);
    return work;
  };

  const rowOf = (element) => element?.closest?.("tr[data-row]")?.dataset.row;
  const isOpen = (id) => { const row = id && mainOf(id); return row && isEdit(row); };
  const nextOf = (id) => {
    const rows = [...body.querySelectorAll("tr[id][data-row]")];
    return rows.slice(rows.findIndex((row) => row.dataset.row === id) + 1).find((row) => row.classList.contains("can") || isEdit(row))?.dataset.row;
  };
  const down = async (id, name) => {
    const next = nextOf(id);
    if (await save(id)) { if (next) await open(next, name); else focusRow(id); }
  };

  body.addEventListener("keydown", async (event) => {
    const id = rowOf(event.target);
    if (!isOpen(id)) return;
    const input = event.target.matches("input") ? event.target : null;
    if (event.key === "Escape") { event.preventDefault(); await close(id, true); }
    else if (event.key === "Enter" && input) { event.preventDefault(); if (await save(id)) focusRow(id); }
    else if (event.key === "ArrowDown" && input && !event.altKey && !event.ctrlKey && !event.metaKey) { event.preventDefault(); await down(id, input.name); }
    else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "d" && input) {
      event.preventDefault();
      let above = mainOf(id).previousElementSibling;
      while (above && (!above.id || !above.dataset.row)) above = above.previousElementSibling;
      const cell = above?.cells[input.closest("td").cellIndex];
      if (!cell) return;
      const other = cell.querySelector("input:not([type=hidden])");
      if (input.type === "checkbox") input.checked = other ? other.checked : cell.textContent.trim() === "ước";
      else input.value = (other ? other.value : cell.textContent.trim()).replace(/^–$/, "");
      input.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });

  // A block from Excel: rows and columns go on from this cell; the server takes over what is right and shows the rest cell by cell
  body.addEventListener("paste", (event) => {
    const id = rowOf(event.target);
    const text = event.clipboardData?.getData("text/plain") || "";
    if (!isOpen(id) || !event.target.matches("input:not([type=checkbox])") || !/[\t\n]/.test(text.replace(/\r?\n$/, ""))) return;
    event.preventDefault();
    state("Đang dán…", true);
    const name = event.target.name;
    const data = new FormData();
    data.set(token.name, token.value);
    data.set("id", id);
    data.set("cell", name.startsWith("Row.Targets[") ? `Targets.${name.slice(12, -1)}` : name.slice(4));
    data.set("pasted", text);
    sendPlainly(data, address({ handler: "Paste" }).href);
  });

  body.addEventListener("input", (event) => {
    if (isOpen(rowOf(event.target))) state("Chưa lưu", true);
  });

  form.addEventListener("submit", async (event) => {
    const id = rowOf(event.submitter) || rowOf(document.activeElement);
    if (!isOpen(id)) return;
    event.preventDefault();
    const { name, value } = event.submitter || {};
    if (name === "next") await down(id, "Row.Value");
    else if (name === "use") await save(id, { use: value });
    else if (await save(id)) focusRow(id);
  });

  body.addEventListener("click", async (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    const id = rowOf(event.target);
    const row = id && mainOf(id);
    if (!row) return;
    if (event.target.closest("[data-cancel]")) { event.preventDefault(); await close(id, true); return; }
    if (!row.classList.contains("can")) return;
    const link = event.target.closest("a");
    if (link && !link.getAttribute("href").includes("sua=")) return;
    event.preventDefault();
    if (!link && String(window.getSelection()).length > 0) return;
    const column = event.target.closest("td")?.cellIndex;
    await open(id);
    const input = column === undefined ? null : mainOf(id)?.cells[column]?.querySelector("input");
    if (input) { input.focus(); if (input.type !== "checkbox") input.select(); }
  });

  // A row saves by itself when the work moves on to another place
  body.addEventListener("focusout", (event) => {
    const id = rowOf(event.target);
    if (!isOpen(id)) return;
    setTimeout(() => {
      if (!document.hasFocus() || !isOpen(id) || saving.has(id)) return;
      if (rowOf(document.activeElement) === id) return;
      if (isDirty(id)) save(id);
      else if (!isRefused(id)) close(id, false);
    }, 150);
  });

  window.addEventListener("beforeunload", (event) => {
    if (!leaving && [...body.querySelectorAll("tr.edit[id]")].some((row) => isDirty(row.dataset.row))) event.preventDefault();
  });

  body.querySelectorAll("tr.edit[id]").forEach((row) => { remember(row.dataset.row); focusIn(row.dataset.row); });
})();
