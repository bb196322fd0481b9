// Small comforts; every page works without them. Colours and density are remembered on this device.
(function () {
  "use strict";
  var root = document.documentElement;
  function remembered(key) { try { return localStorage.getItem(key); } catch (error) { return null; } }
  function remember(key, value) { try { localStorage.setItem(key, value); } catch (error) { /* private mode */ } }
  function dark() {
    var chosen = root.getAttribute("data-theme");
    return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }

  // Before the first paint.
  var theme = remembered("theme");
  if (theme === "dark" || theme === "light") root.setAttribute("data-theme", theme);
  if (remembered("density") === "dense") root.setAttribute("data-density", "dense");

  function show() {
    document.querySelectorAll("[data-ui=print]").forEach(function (button) { button.hidden = false; });
    document.querySelectorAll("[data-ui=theme], [data-ui=density]").forEach(function (button) {
      var on = button.dataset.ui === "theme" ? dark() : root.getAttribute("data-density") === "dense";
      button.hidden = false;
      button.setAttribute("aria-pressed", String(on));
    });
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-ui]");
    if (button && button.dataset.ui === "theme") {
      var next = dark() ? "light" : "dark";
      root.setAttribute("data-theme", next);
      remember("theme", next);
      show();
    }
    if (button && button.dataset.ui === "density") {
      var dense = root.getAttribute("data-density") !== "dense";
      if (dense) root.setAttribute("data-density", "dense"); else root.removeAttribute("data-density");
      remember("density", dense ? "dense" : "normal");
      show();
    }
    if (event.target.closest("[data-ui-print]")) window.print();
    // A menu closes when something else is chosen.
    document.querySelectorAll("details.filter[open]").forEach(function (menu) {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });

  document.addEventListener("keydown", function (event) {
    var typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      var field = document.getElementById("search");
      if (field) { event.preventDefault(); field.focus(); field.select(); }
    }
    if (event.key === "Escape") {
      var menu = event.target.closest("details.filter[open], details.menu[open]");
      if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
      else if (event.target.closest(".printed")) event.target.blur();
    }
  });

  // What takes longer than a moment says so, and is sent once: the button that sent it waits with it.
  document.addEventListener("submit", function (event) {
    var form = event.target, button = event.submitter;
    if (!button || form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    setTimeout(function () {
      button.setAttribute("aria-busy", "true");
      var status = document.createElement("span");
      status.setAttribute("role", "status");
      status.className = "working";
      status.textContent = root.dataset.working || "";
      button.after(status);
    }, 500);
  });
  addEventListener("pageshow", function (event) {
    if (!event.persisted) return;  // back to a page that was kept as it was left
    document.querySelectorAll("form[data-sent]").forEach(function (form) { delete form.dataset.sent; });
    document.querySelectorAll("[aria-busy]").forEach(function (each) { each.removeAttribute("aria-busy"); });
    document.querySelectorAll(".working").forEach(function (each) { each.remove(); });
  });

  // «Why?» leads to a row of reasons, which the style sheet shows while the address names it. Here it opens and
  // closes that row in place, as many as are wanted.
  function reasons(link) { return document.getElementById(decodeURIComponent(link.hash.slice(1))); }
  function opened(row) { return getComputedStyle(row).display !== "none"; }
  function tell() {
    document.querySelectorAll("a.why-link").forEach(function (link) {
      var row = reasons(link);
      if (row) link.setAttribute("aria-expanded", String(opened(row)));
    });
  }

  document.addEventListener("click", function (event) {
    var asked = event.target.closest("a.why-link, .why-close a");
    if (!asked) return;
    var row = asked.closest(".why-row") || reasons(asked);
    if (!row) return;
    event.preventDefault();
    var open = !opened(row);
    row.classList.toggle("is-open", open);
    row.classList.toggle("is-closed", !open);
    var link = document.querySelector('a.why-link[href="#' + CSS.escape(row.id) + '"]');
    if (link) link.setAttribute("aria-expanded", String(open));
    if (!open && link) link.focus();
  });
  addEventListener("hashchange", tell);

  // What the document prints stays inside its table or the window.
  function place(event) {
    var printed = event.target.closest && event.target.closest(".printed");
    if (!printed) return;
    var note = printed.querySelector(".printed-note");
    note.style.translate = "";
    var frame = printed.closest(".table-scroll, .timeline");
    var limits = frame ? frame.getBoundingClientRect() : { left: 8, right: root.clientWidth - 8 };
    var box = note.getBoundingClientRect();
    var shift = Math.max(limits.left - box.left, Math.min(0, limits.right - box.right));
    if (shift) note.style.translate = shift + "px";
  }
  document.addEventListener("focusin", place);
  document.addEventListener("pointerover", place);

  // What is chosen of a long list of several becomes a tick, and the field is free for the next one.
  function ticked(input) {
    var ticks = input.closest(".field").querySelector(".ticks"), value = input.value.trim();
    if (!ticks || !value) return;
    var box = Array.from(ticks.querySelectorAll("input")).find(function (each) { return each.value === value; });
    if (!box) {
      var option = Array.from(input.list.options).find(function (each) { return each.value === value; });
      var label = document.createElement("label");
      box = document.createElement("input");
      box.type = "checkbox";
      box.name = input.name;
      box.value = value;
      label.className = "tick";
      label.append(box, " " + (option && option.label || value));
      ticks.append(label);
    }
    box.checked = true;
    input.value = "";
    box.dispatchEvent(new Event("change", { bubbles: true }));
  }
  document.addEventListener("change", function (event) {
    if (event.target.matches(".field fieldset input[list]")) ticked(event.target);
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Enter" || !event.target.matches(".field fieldset input[list]") || !event.target.value) return;
    event.preventDefault();
    ticked(event.target);
  });

  // A long list of ticks is searched: what is chosen stands first and stays, what does not match is hidden.
  function folded(text) { return text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, ""); }
  function searchable(find) {
    var input = find.querySelector("input"), said = find.querySelector("[data-said]");
    var ticks = document.getElementById(input.getAttribute("aria-controls"));
    var labels = Array.from(ticks.querySelectorAll(".tick")), names = new Map();
    function box(label) { return label.querySelector("input"); }
    function chosen(label) { return box(label).checked; }
    labels.forEach(function (label) { names.set(label, folded(label.textContent + " " + box(label).value)); });
    function search() {
      var parts = folded(input.value).split(/\s+/).filter(Boolean), found = 0, shown = 0;
      labels.filter(chosen).concat(labels.filter(function (label) { return !chosen(label); })).forEach(function (label) {
        var matches = parts.every(function (part) { return names.get(label).includes(part); });
        label.hidden = !matches && !chosen(label);
        if (matches) found += 1;
        if (!label.hidden) shown += 1;
        ticks.append(label);
      });
      said.textContent = !parts.length ? "" : !found ? said.dataset.none
        : said.dataset.said.replace("{shown}", shown).replace("{all}", labels.length);
    }
    // The box belongs to no field: nobody checks, keeps or sends what is typed into it.
    input.addEventListener("input", function (event) { event.stopPropagation(); search(); });
    input.addEventListener("change", function (event) { event.stopPropagation(); });
    input.addEventListener("keydown", function (event) {
      if (event.key === "Enter") event.preventDefault();
      if (event.key !== "Escape" || !input.value) return;
      event.preventDefault();
      input.value = "";
      search();
    });
    find.hidden = false;
    search();
  }
  function lists() { document.querySelectorAll(".ticks-find[hidden]").forEach(searchable); }

  // What an address names is shown: the folds around it open.
  function reveal() {
    var place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var opened = false;
    for (var at = place; at; at = at.parentElement) {
      if (at.tagName === "DETAILS" && !at.open) { at.open = true; opened = true; }
    }
    if (opened) place.scrollIntoView();
  }
  addEventListener("hashchange", reveal);
  document.addEventListener("DOMContentLoaded", reveal);

  // All groups of a list at once; the button says what it will do.
  function folds() { return document.querySelectorAll("main details.fold"); }
  function offer() {
    var shut = document.querySelector("main details.fold:not([open])");
    document.querySelectorAll("[data-ui=folds]").forEach(function (button) {
      button.hidden = folds().length < 2;
      button.textContent = shut ? button.dataset.open : button.dataset.close;
    });
  }
  document.addEventListener("click", function (event) {
    if (!event.target.closest("[data-ui=folds]")) return;
    var shut = Boolean(document.querySelector("main details.fold:not([open])"));
    folds().forEach(function (fold) { fold.open = shut; });
  });
  document.addEventListener("toggle", offer, true);
  document.addEventListener("DOMContentLoaded", offer);

  // On paper every explanation is open.
  addEventListener("beforeprint", function () {
    document.querySelectorAll("main details:not([open]):not(.filter)").forEach(function (element) {
      element.open = true;
      element.setAttribute("data-opened", "");
    });
  });
  addEventListener("afterprint", function () {
    document.querySelectorAll("[data-opened]").forEach(function (element) {
      element.open = false;
      element.removeAttribute("data-opened");
    });
  });

  // A summary of what is wrong is read first.
  document.addEventListener("DOMContentLoaded", function () {
    var summary = document.querySelector("[data-ui-focus]");
    if (summary) summary.focus();
  });

  function ready() { show(); tell(); lists(); }
  document.addEventListener("DOMContentLoaded", ready);
  document.addEventListener("htmx:afterSwap", ready);
})();
