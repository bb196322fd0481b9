// A sub-output is written: each field is saved as it is left, the last saving can be taken back.
// Without this file every field has a button that saves it.
(function () {
  "use strict";
  var editor = document.querySelector("[data-editor]");
  if (!editor || !window.htmx) return;
  editor.classList.add("is-scripted");
  document.querySelectorAll("[data-editor-help]").forEach(function (help) { help.hidden = false; });

  var LEFT_OUT = ["csrfmiddlewaretoken", "seen", "remarked"];
  function forms() { return Array.from(editor.querySelectorAll("[data-editor-field]")); }
  function said(form) {
    var values = new URLSearchParams(new FormData(form));
    LEFT_OUT.forEach(function (name) { values.delete(name); });
    return values.toString();
  }
  var saved = new Map(), tried = new Map(), busy = new Set();
  // What stands in the markup is what was saved: somebody may have typed before this file came.
  function asItCame(form) {
    var copy = form.cloneNode(true);
    copy.reset();
    return said(copy);
  }
  forms().forEach(function (form) { saved.set(form, asItCame(form)); });

  function dirty(form) { return said(form) !== saved.get(form); }
  function mark(form) { form.classList.toggle("is-dirty", dirty(form)); }
  function save(form) {
    tried.set(form, said(form));
    htmx.trigger(form, "save");
  }
  function leave(form) {
    if (dirty(form) && said(form) !== tried.get(form)) save(form);
  }
  // On a phone the parts are opened one by one.
  if (matchMedia("(max-width: 40rem)").matches && !location.hash)
    editor.querySelectorAll("details.editor-part").forEach(function (part, place) { part.open = !place; });

  function formOf(element) { return element && element.closest ? element.closest("[data-editor-field]") : null; }

  editor.addEventListener("input", function (event) {
    var form = formOf(event.target);
    if (!form) return;
    mark(form);
    clearTimeout(form.asking);
    form.asking = setTimeout(ask, 600, form);
  });
  // While one types, what the rules would find anew is said; nothing is saved by asking.
  function ask(form) {
    var typed = said(form), values = new FormData(form);
    if (!form.dataset.check || !dirty(form)) return hint(form, []);
    ["framework", "number"].forEach(function (name) {
      values.set(name, editor.querySelector("input[name=" + name + "]").value);
    });
    values.set("only", forms().map(function (each) { return each.elements.field.value; }).join(","));  // and no draft
    values.delete("remarked");
    fetch(form.dataset.check, { method: "POST", body: values, headers: { "HX-Request": "true" } }).then(function (answer) {
      return answer.ok ? answer.text() : "";
    }).then(function (text) {
      if (said(form) !== typed || !dirty(form)) return;  // one typed on, or it is saved by now
      var part = document.createElement("template");
      part.innerHTML = text;
      hint(form, part.content.querySelectorAll(".problem, .remark"));
    }).catch(function () {});
  }
  function hint(form, lines) {
    form.querySelector(".editor-hint").replaceChildren.apply(form.querySelector(".editor-hint"), Array.from(lines));
  }
  editor.addEventListener("focusout", function (event) {
    var form = formOf(event.target);
    if (form && formOf(event.relatedTarget) !== form) leave(form);
  });
  // A list or a day that is gone through by keyboard changes with every key: nothing is saved before one goes on.
  editor.addEventListener("change", function (event) {
    var form = formOf(event.target);
    if (form) mark(form);
  });

  editor.addEventListener("submit", function (event) {
    var form = formOf(event.target);
    if (!form) return;
    event.preventDefault();
    save(form);
  });

  // What somebody else entered is kept: the page comes anew, with what was typed in this field given up.
  editor.addEventListener("click", function (event) {
    if (!event.target.closest("[data-editor-theirs]")) return;
    event.preventDefault();
    formOf(event.target).reset();
    location.reload();
  });

  // Ctrl + Z outside a text takes back what was saved last, again what was saved before it; Ctrl + Y does it again.
  document.addEventListener("keydown", function (event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    var key = event.key.toLowerCase(), again = key === "y" || (key === "z" && event.shiftKey);
    if (key !== "z" && !again) return;
    if (event.target.closest("textarea, input:not([type=checkbox]), select, [contenteditable]")) return;
    event.preventDefault();  // the browser would take back what was typed in a field that was left
    waiting = again ? "again" : "back";
    if (!busy.size) take();
  });
  var waiting = "";
  function take() {
    var step = waiting && editor.querySelector("[data-editor-" + waiting + "]");
    waiting = "";
    if (step) step.requestSubmit();
  }

  editor.addEventListener("keydown", function (event) {
    var form = formOf(event.target), command = event.ctrlKey || event.metaKey;
    if (!form || event.isComposing) return;
    if (command && event.key === "Enter") {
      event.preventDefault();
      var all = forms(), next = all[all.indexOf(form) + 1];
      leave(form);
      var first = next && next.querySelector("select, textarea, input:not([type=hidden])");
      if (first) { first.focus(); first.scrollIntoView({ block: "center" }); }
    } else if (event.key === "Escape" && dirty(form)) {
      form.reset();
      hint(form, []);
      tried.delete(form);
      form.classList.remove("field-wrong");
      form.querySelectorAll(".field-said .problem").forEach(function (each) { each.remove(); });
      mark(form);
    }
  });

  editor.addEventListener("htmx:beforeRequest", function (event) {
    var form = event.target;
    if (!form.matches("[data-editor-field]")) return;
    busy.add(form);
    form.setAttribute("aria-busy", "true");
    form.dataset.asked = said(form);
  });
  // A page that comes instead of what is said of a field – the session ended, a right was lost – saved nothing.
  editor.addEventListener("htmx:beforeSwap", function (event) {
    var form = formOf(event.detail.elt);
    if (form && event.detail.xhr.responseText.indexOf('class="field-said"') < 0) {
      event.detail.shouldSwap = false;
      event.detail.isError = true;
    }
  });
  // Where the page comes anew, nothing of this field is open any more.
  editor.addEventListener("htmx:beforeOnLoad", function (event) {
    var form = formOf(event.detail.elt);
    if (!form || event.detail.xhr.getResponseHeader("HX-Refresh") !== "true") return;
    busy.delete(form);
    saved.set(form, form.dataset.asked);
  });
  editor.addEventListener("htmx:afterRequest", function (event) {
    var form = event.target;
    if (!form.matches("[data-editor-field]")) return;
    busy.delete(form);
    form.removeAttribute("aria-busy");
    var told = form.querySelector(".field-said"), text = event.detail.xhr.responseText || "";
    if (event.detail.successful && text.indexOf('class="field-said"') >= 0) settle(form);
    else {
      var line = document.createElement("p");
      line.className = "problem";
      line.textContent = editor.dataset.notSaved;
      told.querySelectorAll(".problem").forEach(function (each) { each.remove(); });
      told.append(line);
      tried.delete(form);
    }
    if (!busy.size) take();
  });
  // What a field is reset to is what was saved last.
  function settle(form) {
    var refused = form.querySelector(".field-said").hasAttribute("data-refused");
    hint(form, []);
    form.classList.toggle("field-wrong", refused);
    if (!refused) {
      saved.set(form, form.dataset.asked);
      tried.delete(form);
      if (!dirty(form)) keep(form);
    }
    mark(form);
  }
  function keep(form) {
    form.querySelectorAll("input[type=checkbox]").forEach(function (box) { box.defaultChecked = box.checked; });
    form.querySelectorAll("input[type=text], input[type=date], textarea").forEach(function (each) { each.defaultValue = each.value; });
    form.querySelectorAll("option").forEach(function (option) { option.defaultSelected = option.selected; });
  }

  forms().forEach(function (form) {
    mark(form);
    if (!form.contains(document.activeElement)) leave(form);
  });

  addEventListener("beforeunload", function (event) {
    var open = forms().some(dirty) || busy.size;
    if (open) { forms().forEach(leave); event.preventDefault(); event.returnValue = editor.dataset.leaving; }
  });
})();
