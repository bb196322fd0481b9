// Tables: a frame scrolls only where its table is wider; the head follows the page; cells can be copied.
// Without this script a table is complete, and wide ones scroll sideways.
(function () {
  "use strict";

  // A table that fits needs no scrolling frame, and its head sticks by itself. In a frame that scrolls
  // sideways nothing sticks to the page, so the head is moved along.
  function settle() {
    document.querySelectorAll(".table-scroll").forEach(function (frame) {
      var table = frame.querySelector("table");
      if (!table) return;
      frame.classList.toggle("fits", table.offsetWidth <= frame.clientWidth + 1);
      follow(frame, table);
    });
  }

  function follow(frame, table) {
    var head = table.tHead;
    if (!head) return;
    var box = frame.getBoundingClientRect();
    var room = box.height - head.offsetHeight * 2;
    var moves = !frame.classList.contains("fits") && box.top < 0 && room > 0;
    head.style.translate = moves ? "0 " + Math.min(-box.top, room) + "px" : "";
  }

  var asked = false;
  function onScroll() {
    if (asked) return;
    asked = true;
    requestAnimationFrame(function () {
      asked = false;
      document.querySelectorAll(".table-scroll:not(.fits)").forEach(function (frame) {
        if (frame.querySelector("table")) follow(frame, frame.querySelector("table"));
      });
    });
  }

  // The cells that are shown, as a spreadsheet takes them: tabs between cells, a cell over several
  // rows or columns once.
  function cells(table) {
    var lines = [];
    Array.prototype.forEach.call(table.rows, function (row, y) {
      var line = lines[y] = lines[y] || [];
      var x = 0;
      Array.prototype.forEach.call(row.cells, function (cell) {
        while (line[x] !== undefined) x += 1;
        for (var down = 0; down < cell.rowSpan; down += 1) {
          lines[y + down] = lines[y + down] || [];
          for (var across = 0; across < cell.colSpan; across += 1) lines[y + down][x + across] = "";
        }
        line[x] = text(cell);
      });
    });
    return lines.filter(function (line, y) {
      return table.rows[y] && !table.rows[y].classList.contains("why-row");
    }).map(function (line) { return line.join("\t"); }).join("\n");
  }

  function text(cell) {
    var copy = cell.cloneNode(true);
    copy.querySelectorAll(".visually-hidden, .printed-note, .label-printed, .why, .why-link").forEach(function (part) { part.remove(); });
    copy.querySelectorAll("small, .value, br, li, p").forEach(function (part) { part.before(" "); });
    return copy.textContent.replace(/\s+/g, " ").trim();
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-ui=copy]");
    if (!button) return;
    var tables = Array.prototype.slice.call(button.closest(".table-frame").querySelectorAll("table"));
    var said = button.dataset.said = button.dataset.said || button.textContent;
    navigator.clipboard.writeText(tables.map(cells).join("\n")).then(function () {
      button.textContent = button.dataset.done;
    }, function () {
      button.textContent = button.dataset.failed;
    }).then(function () {
      setTimeout(function () { button.textContent = said; }, 2000);
    });
  });

  // One box in the head ticks all of its column.
  document.addEventListener("change", function (event) {
    var table = event.target.closest("table");
    if (!table) return;
    var all = table.querySelector("[data-tick-all]"), boxes = Array.from(table.tBodies[0].querySelectorAll("input[type=checkbox]"));
    if (!all || !boxes.length) return;
    if (event.target === all) boxes.forEach(function (box) { box.checked = all.checked; });
    var ticked = boxes.filter(function (box) { return box.checked; }).length;
    all.checked = ticked === boxes.length;
    all.indeterminate = ticked > 0 && ticked < boxes.length;
  });

  function ready() {
    document.querySelectorAll("[data-tick-all]").forEach(function (box) { box.hidden = false; });
    document.querySelectorAll("[data-ui=copy]").forEach(function (button) {
      button.hidden = !navigator.clipboard;
      button.setAttribute("aria-live", "polite");
    });
    settle();
  }

  addEventListener("scroll", onScroll, { passive: true });
  addEventListener("resize", settle);
  addEventListener("load", settle); // when the typeface is there
  document.addEventListener("toggle", settle, true);
  document.addEventListener("click", function (event) { if (event.target.closest("[data-ui=density]")) settle(); });
  document.addEventListener("htmx:afterSwap", ready);
  document.addEventListener("DOMContentLoaded", ready);
})();
