// The figure picker of the text editor: puts [[code]] where the cursor is.
(() => {
  "use strict";
  document.querySelectorAll("[data-insert]").forEach((picker) => {
    const text = document.getElementById(picker.dataset.insert);
    const [code, way, button] = [picker.querySelector("input"), picker.querySelector("select"), picker.querySelector("button")];
    if (!text || !button) return;
    button.hidden = false;
    const insert = () => {
      if (!code.value.trim()) { code.focus(); return; }
      text.setRangeText(`[[${code.value.trim()}${way.value ? "|" + way.value : ""}]]`, text.selectionStart, text.selectionEnd, "end");
      text.dispatchEvent(new Event("input", { bubbles: true }));
      code.value = "";
      text.focus();
    };
    button.addEventListener("click", insert);
    code.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); insert(); } });
  });
})();
