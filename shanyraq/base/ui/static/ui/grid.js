// A grid of cells: each is saved as it is left, keys move about, a block is pasted, the last saving is taken back. What is
// saved together, a block say, is sent by one request, and is taken back by one.
// Without this file every row has a button that saves it. What a row is, the hidden fields of its form say.
(function () {
  "use strict";
  var grid = document.querySelector("[data-grid]");
  if (!grid || !window.htmx) return;
  grid.classList.add("is-scripted");
  document.querySelectorAll("[data-grid-help]").forEach(function (help) { help.hidden = false; });

  var token = grid.querySelector("input[name=csrfmiddlewaretoken]").value;
  var address = grid.dataset.address;  // with its query: what is sent comes back as it is read, by year or by quarter
  var MOST = 400;  // cells of one request; a larger block is sent, and taken back, in parts
  var swapping = false, leaving = false, waiting = 0, turn = Promise.resolve();

  function cells(inside) { return Array.from(inside.querySelectorAll(".grid-cell input")); }
  function rowOf(input) { return input.closest("[data-grid-row]"); }
  function dirty(input) { return input.value.trim() !== input.dataset.saved; }
  function column(input) { return Number(input.closest("td").dataset.column); }
  function said(input) { return document.getElementById(input.id + "-said"); }
  function about(row) {
    var found = {};
    row.querySelectorAll(".grid-save input[type=hidden]").forEach(function (each) {
      if (!/^(was|seen)\./.test(each.name) && each.name !== "csrfmiddlewaretoken") found[each.name] = each.value;
    });
    return found;
  }
  function mark(input) { input.classList.toggle("is-dirty", dirty(input)); }

  // One after the other: each saving begins from what the one before it left.
  function later(job) {
    waiting += 1;
    turn = turn.then(job).catch(function () {}).then(function () { waiting -= 1; });
    return turn;
  }

  function say(input, text) {
    var place = said(input), line = document.createElement("p");
    line.className = "problem";
    line.textContent = text;
    place.replaceChildren(line);
    input.setAttribute("aria-invalid", "true");
    input.closest("td").classList.add("grid-wrong");
  }

  // What did not fit when a block was pasted is said until something else is typed there, also when its row comes anew.
  function tell(input) {
    var line = document.createElement("p");
    line.className = "problem";
    line.textContent = input.dataset.lost;
    said(input).append(line);
  }

  function find(at) {
    var row = document.getElementById(at.row);
    return row && cells(row).find(function (input) { return input.name === at.name; });
  }

  // What is typed while rows are on their way is put back into those that come. The first takes the place of the row that
  // is named, the others theirs.
  function post(rowId, values, sent) {
    var typed = [], lost = [], ids = [], active = null, failed = true, selection;
    function before(event) {
      if (event.detail.target.id !== rowId) return;
      var text = event.detail.xhr.responseText;
      if (event.detail.xhr.status !== 200 || text.indexOf('class="grid-row"') < 0) {
        event.detail.shouldSwap = false;  // also where another page came: the session ended, a right was lost
        return;
      }
      failed = false;
      ids = Array.from(text.matchAll(/class="grid-row" id="([^"]+)"/g), function (each) { return each[1]; });
      var inputs = ids.map(function (id) { return document.getElementById(id); }).filter(Boolean).flatMap(cells);
      typed = inputs.filter(function (input) {
        return input.id in sent ? input.value !== sent[input.id] : dirty(input);
      }).map(function (input) { return [input.id, input.value, said(input).innerHTML, input.dataset.tried]; });
      lost = inputs.filter(function (input) { return input.dataset.lost; }).map(function (input) {
        return [input.id, input.dataset.lost];
      });
      active = inputs.indexOf(document.activeElement) < 0 ? null : document.activeElement;
      if (active && active.selectionStart !== null) selection = [active.selectionStart, active.selectionEnd];
      swapping = true;
    }
    document.addEventListener("htmx:beforeSwap", before);
    values.csrfmiddlewaretoken = token;
    return htmx.ajax("POST", address, {
      source: grid, target: document.getElementById(rowId), swap: "outerHTML settle:0ms", values: values
    }).catch(function () {}).then(function () {
      document.removeEventListener("htmx:beforeSwap", before);
      typed.forEach(function (each) {
        var input = document.getElementById(each[0]);
        if (!input) return;
        input.value = each[1];
        if (each[3] === undefined || said(input).children.length) return;
        said(input).innerHTML = each[2];  // why it was refused still holds
        input.dataset.tried = each[3];
        input.setAttribute("aria-invalid", "true");
        input.closest("td").classList.add("grid-wrong");
      });
      lost.forEach(function (each) {
        var input = document.getElementById(each[0]);
        if (input) { input.dataset.lost = each[1]; tell(input); }
      });
      ids.forEach(function (id) { cells(document.getElementById(id)).forEach(mark); });
      var again = active && active.id && document.getElementById(active.id);
      if (again && (document.activeElement === document.body || !document.activeElement)) {
        again.focus({ preventScroll: true });
        if (selection && again.setSelectionRange) again.setSelectionRange(selection[0], selection[1]);
      }
      swapping = false;
      return !failed;
    });
  }

  // Where no verb takes changes back, what stood before is entered again, as any other change: it may be refused too, and
  // where somebody changed a cell since, both sides are shown.
  var own = grid.querySelector("[data-grid-own-steps]"), steps = { undo: [], again: [] };
  function kept(sent, way) {
    if (!own) return;
    var changed = sent.map(function (each) {
      var input = find(each);
      if (!input || "tried" in input.dataset || input.dataset.saved === each.was) return null;
      return { row: each.row, name: each.name, from: each.was, was: input.dataset.saved, seen: input.dataset.seen };
    }).filter(Boolean);
    if (changed.length) {
      steps[way === "undo" ? "again" : "undo"].push(changed);
      if (!way) steps.again = [];
    }
    offer();
  }
  function offer() {
    own.querySelectorAll("[data-grid-step]").forEach(function (button) {
      button.hidden = !steps[button.dataset.gridStep].length;
    });
  }
  function step(act) {
    later(function () {
      var last = (steps[act].pop() || []).filter(function (each) {
        var input = find(each);
        return input && input.dataset.saved !== each.from;
      });
      offer();
      if (!last.length) { if (steps[act].length) step(act); return; }
      last.forEach(function (each) {
        var input = find(each);
        input.value = each.from;
        delete input.dataset.tried;
        mark(input);
      });
      find(last[0]).focus();
      save(last, act);
    });
  }

  // ``wanted``: cells by row and name; of a step that is taken back also what stood there after it, and its revision.
  function save(wanted, way) {
    for (var first = 0; first < wanted.length; first += MOST) saveTogether(wanted.slice(first, first + MOST), way);
  }
  function saveTogether(wanted, way) {
    later(function () {
      var rows = {}, typed = {}, sent = [];
      wanted.forEach(function (each) {
        var input = find(each);
        if (!input || !dirty(input)) return;
        var was = each.was === undefined ? input.dataset.saved : each.was;
        var row = rows[each.row] = rows[each.row] || about(document.getElementById(each.row));
        row[each.name] = typed[input.id] = input.value;
        row["was." + each.name] = was;
        row["seen." + each.name.split(".")[0]] = each.seen === undefined ? input.dataset.seen : each.seen;
        sent.push({ row: each.row, name: each.name, was: was });
        input.setAttribute("aria-busy", "true");
      });
      if (!sent.length) return;
      return post(sent[0].row, { block: JSON.stringify(Object.values(rows)) }, typed).then(function (done) {
        if (done) { kept(sent, way); return; }
        sent.map(find).filter(Boolean).forEach(function (input) {
          input.removeAttribute("aria-busy");
          say(input, grid.dataset.notSaved);
        });
      });
    });
  }
  function at(input) { return { row: rowOf(input).id, name: input.name }; }

  function leave(input) {
    if (!dirty(input) || input.value === input.dataset.tried) return;
    save([at(input)]);
  }

  function move(input, down, right) {
    var rows = Array.from(grid.querySelectorAll("[data-grid-row]"));
    if (right) {
      var every = cells(grid), next = every[every.indexOf(input) + right];
      if (next) { next.focus(); next.select(); }
      return;
    }
    for (var place = rows.indexOf(rowOf(input)) + down; rows[place]; place += down) {
      var below = cells(rows[place]).find(function (each) { return column(each) === column(input); });
      if (below) { below.focus(); below.select(); return; }
    }
    input.blur();  // the last one: it is saved
    input.focus();
  }

  function edge(input, right) {
    var all = input.selectionStart === 0 && input.selectionEnd === input.value.length;
    return all || (input.selectionStart === input.selectionEnd && input.selectionStart === (right ? input.value.length : 0));
  }

  grid.addEventListener("focusin", function (event) {
    if (event.target.matches(".grid-cell input") && !swapping && !dirty(event.target)) event.target.select();
  });
  grid.addEventListener("focusout", function (event) {
    if (event.target.matches(".grid-cell input") && !swapping) leave(event.target);
  });
  grid.addEventListener("input", function (event) {
    if (!event.target.matches(".grid-cell input")) return;
    delete event.target.dataset.lost;
    mark(event.target);
  });

  grid.addEventListener("keydown", function (event) {
    var input = event.target;
    if (!input.matches(".grid-cell input") || event.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      input.value = input.dataset.saved;
      delete input.dataset.tried;
      said(input).replaceChildren();
      input.removeAttribute("aria-invalid");
      input.closest("td").classList.remove("grid-wrong");
      mark(input);
      input.select();
    } else if (event.key === "Enter") move(input, event.shiftKey ? -1 : 1, 0);
    else if (event.key === "ArrowDown") move(input, 1, 0);
    else if (event.key === "ArrowUp") move(input, -1, 0);
    else if (event.key === "ArrowRight" && edge(input, true)) move(input, 0, 1);
    else if (event.key === "ArrowLeft" && edge(input, false)) move(input, 0, -1);
    else return;
    event.preventDefault();
  });

  // How spreadsheets and statistics write that there is no value.
  var NONE = /^(?:[-\u2013\u2014\u2212]|\.{2,3}|\u2026|n\/?a|\u043d\/\u0434)$/i;

  // A block from a spreadsheet: rows by lines, columns by tabs, from the cell in which one stands.
  grid.addEventListener("paste", function (event) {
    var input = event.target;
    if (!input.matches(".grid-cell input")) return;
    var text = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, "");
    if (!/[\t\n]/.test(text)) return;
    event.preventDefault();
    var rows = Array.from(grid.querySelectorAll(".grid-row")), first = rows.indexOf(rowOf(input)), lost = [], pasted = [];
    text.split("\n").forEach(function (line, down) {
      var row = rows[first + down];
      line.split("\t").forEach(function (value, right) {
        if (!value.trim() || NONE.test(value.trim())) return;
        var cell = row && row.querySelector('td[data-column="' + (column(input) + right) + '"] input');
        if (!cell) { lost.push(value.trim()); return; }
        cell.value = value.trim();
        delete cell.dataset.tried;
        mark(cell);
        pasted.push(at(cell));
      });
    });
    save(pasted);
    delete input.dataset.lost;
    if (!lost.length) return;
    input.dataset.lost = grid.dataset.noRoom + " " + lost.join("; ");
    tell(input);
  });

  // Step by step: which changes it is, is known when the one before it has been taken back.
  function undo(act) {
    later(function () {
      var form = grid.querySelector("[data-grid-" + act + "]");
      if (!form) return;
      var rows = form.dataset.rows.split(" "), change = form.elements.change.value;
      if (!rows.every(function (id) { return document.getElementById(id); })) { form.submit(); return; }
      form.querySelector("button").disabled = true;
      return post(rows[0], { change: change }, {}).then(function (done) {
        if (!done) form.submit();  // the page says why it cannot be taken back
      });
    });
  }

  document.addEventListener("keydown", function (event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    var key = event.key.toLowerCase(), again = key === "y" || (key === "z" && event.shiftKey);
    if (key !== "z" && !again) return;
    var input = event.target.closest("input:not([type=checkbox]), textarea, select");
    if (input && (!input.matches(".grid-cell input") || dirty(input))) return;  // the browser takes back what is typed
    var act = again ? "again" : "undo";
    if (own ? !steps[act].length : !grid.querySelector("[data-grid-" + act + "]")) return;
    event.preventDefault();
    if (own) step(act); else undo(act);
  });

  grid.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.matches("[data-grid-undo], [data-grid-again]")) {
      event.preventDefault();
      undo(form.matches("[data-grid-undo]") ? "undo" : "again");
    } else if (form.matches(".grid-save")) {
      event.preventDefault();
      var row = form.closest("[data-grid-row]");
      save(cells(row).map(at));
    } else if (form.matches("[data-grid-submit]")) {
      event.preventDefault();
      later(function () {  // what was typed last is saved before; what was refused is mended or emptied first
        var left = cells(grid).find(dirty);
        if (left) { left.focus(); return; }
        leaving = true;
        form.submit();
      });
    } else if (form.matches("[data-grid-new]")) begin(event, form);
  });

  grid.addEventListener("click", function (event) {
    var back = event.target.closest("[data-grid-step]");
    if (back) { step(back.dataset.gridStep); return; }
    var theirs = event.target.closest("[data-grid-theirs]"), mine = event.target.closest("[data-grid-mine]");
    if (!theirs && !mine) return;
    event.preventDefault();
    var input = event.target.closest("td").querySelector("input");
    if (mine) { save([at(input)]); return; }
    input.value = input.dataset.saved;
    delete input.dataset.tried;
    said(input).replaceChildren();
    input.removeAttribute("aria-invalid");
    input.closest("td").classList.remove("grid-wrong");
    mark(input);
    input.focus();
  });

  // A new line joins the others below them; one that is there already is gone to.
  function begin(event, form) {
    var table = grid.querySelector(".grid-table");
    if (!table) return;  // the first line comes with its page
    event.preventDefault();
    var refused = form.querySelector("[data-grid-refused]"), query = new URLSearchParams(new FormData(form));
    refused.hidden = true;
    later(function () {
      return fetch(form.getAttribute("action") + "?" + query, { headers: { "HX-Request": "true" } }).then(function (answer) {
        return answer.text().then(function (text) {
          if (!answer.ok) { refused.textContent = text; refused.hidden = false; return; }
          var part = document.createElement("template");
          part.innerHTML = text;
          var row = part.content.querySelector("tbody"), there = document.getElementById(row.id);
          if (!there) { table.insertBefore(row, document.getElementById(form.dataset.gridNew)); there = row; }
          var first = cells(there)[0];
          if (first) first.focus();
        });
      });
    });
  }

  addEventListener("beforeunload", function (event) {
    if ((waiting && !leaving) || cells(grid).some(dirty)) event.preventDefault();
    leaving = false;
  });
})();
