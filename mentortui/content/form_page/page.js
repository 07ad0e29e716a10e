
"use strict";
(function () {
  var asked = JSON.parse(document.getElementById("asked").textContent);
  var form = document.getElementById("form");
  var place = "mentortui form " + asked.number;
  function part(id) { return document.getElementById(id); }
  function named(name) { return Array.prototype.slice.call(form.querySelectorAll('[name="' + name + '"]')); }
  function text(id) { var field = part(id); return field ? field.value.trim() : ""; }
  function two(number) { return (number < 10 ? "0" : "") + number; }
  function today() { var now = new Date(); return now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate()); }

  // What was answered
  function answer(item) {
    var fields = named("q-" + item.id);
    if (item.type === "text") { return fields[0].value.trim() ? fields[0].value : null; }
    if (fields.length === 1 && fields[0].type === "number") { return fields[0].value === "" ? null : Number(fields[0].value); }
    var chosen = fields.filter(function (field) { return field.checked; }).map(function (field) {
      return item.type === "choice" ? item.options[Number(field.value)] : Number(field.value);
    });
    if (item.many) { return chosen.length ? chosen : null; }
    return chosen.length ? chosen[0] : null;
  }
  function who(id, name, known) {
    var found = { name: name };
    if (known && known.id && known.name === name) { found.id = known.id; }
    return found;
  }
  function sheet() {
    var answers = {}, consent = [];
    asked.items.forEach(function (item) {
      var value = answer(item);
      if (value === null) { return; }
      answers[item.id] = value;
      var box = part("may-" + item.id);
      if (box && box.checked) { consent.push(item.id); }
    });
    var found = { mentortui: "answers", schema: 1, form: asked.form, version: asked.version, title: asked.title,
      name: who("name", text("name"), asked.name), on: today(), answers: answers, consent: consent,
      counted: Boolean(part("counted") && part("counted").checked), number: asked.number };
    var other = asked.other ? asked.other : part("other") ? { name: text("other") } : null;
    if (other && other.name) { found["with"] = other; }
    var meeting = asked.meeting || text("meeting");
    if (meeting) { found.meeting = meeting; }
    if (asked.occasion) { found.occasion = asked.occasion; }
    return found;
  }

  // The check before saving
  function faults() {
    var found = [];
    if (!text("name")) { found.push({ at: "name", says: "Your name", must: true }); }
    if (part("other") && !text("other")) { found.push({ at: "other", says: part("other").dataset.asks, must: true }); }
    var any = false;
    asked.items.forEach(function (item, place) {
      var value = answer(item), says = (place + 1) + ". " + item.text;
      if (value !== null) { any = true; }
      if (typeof value === "number" && item.type === "number" && !(value >= item.low && value <= item.high)) {
        found.push({ at: "item-" + item.id, says: says + " (from " + item.low + " to " + item.high + ")", must: true });
      } else if (value === null && !item.optional) {
        found.push({ at: "item-" + item.id, says: says, must: false });
      }
    });
    if (!any) { found.forEach(function (one) { one.must = true; }); }
    return { list: found, any: any };
  }
  function element(name, words, inside) {
    var made = document.createElement(name);
    if (words) { made.textContent = words; }
    if (inside) { inside.appendChild(made); }
    return made;
  }
  function goTo(id) {
    var target = part(id);
    var field = target.matches("input, textarea") ? target : target.querySelector("input, textarea");
    (field || target).focus();
    target.scrollIntoView({ block: "center" });
  }
  function tell(found) {
    var box = part("faults");
    box.textContent = "";
    var must = found.list.some(function (one) { return one.must; });
    element("p", !found.any ? "Nothing is answered yet; one answer is enough. Nothing was saved." :
      must ? "Nothing was saved yet. This is still needed:" :
      found.list.length === 1 ? "Nothing was saved yet: one question is not answered." :
      "Nothing was saved yet: " + found.list.length + " questions are not answered.", box);
    var list = element("ul", "", box);
    found.list.forEach(function (one) {
      var link = element("a", one.says, element("li", "", list));
      link.href = "#" + encodeURIComponent(one.at);
      link.addEventListener("click", function (event) { event.preventDefault(); goTo(one.at); });
    });
    if (!must) {
      var button = element("button", "Save without them", box);
      button.type = "button";
      button.addEventListener("click", save);
    }
    box.hidden = false;
    part("saved").hidden = true;
    box.focus();
  }

  // Saving: a file of this browser's, and the same as text
  function fileName(found) {
    var who = found.name.name.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[^A-Za-z0-9]+/g, "-").replace(/^-+|-+$/g, "").toLowerCase().slice(0, 40);
    return ["mentortui-answers", found.form, who || "answers", found.on].join("-") + ".json";
  }
  function save() {
    var found = sheet(), words = JSON.stringify(found, null, 1) + "\n", name = fileName(found);
    var link = document.createElement("a");
    var made = URL.createObjectURL(new Blob([words], { type: "application/json" }));
    link.href = made;
    link.download = name;
    document.body.appendChild(link);
    link.click();
    link.remove();
    window.setTimeout(function () { URL.revokeObjectURL(made); }, 60000);
    part("faults").hidden = true;
    var box = part("saved");
    box.textContent = "";
    element("p", "Saved as " + name + ", where your browser puts downloads. Now hand it in:", box);
    box.hidden = false;
    part("text").value = words;
    part("copying").hidden = false;
    saved = true;
    box.focus();
  }
  var saved = false;
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var found = faults();
    if (found.list.length) { tell(found); } else { save(); }
  });
  part("copy").addEventListener("click", function () {
    part("text").focus();
    part("text").select();
    var done = false;
    try { done = document.execCommand("copy"); } catch (error) { done = false; }
    part("copied").textContent = done ? "Copied." : "Press ctrl+c (on a Mac cmd+c) to copy.";
  });

  // What was typed outlives a reload, where the browser keeps anything at all
  function fields() { return Array.prototype.slice.call(form.querySelectorAll("input, textarea")).filter(function (one) { return one.id !== "text"; }); }
  function kept(field) { return field.type === "radio" || field.type === "checkbox" ? field.checked : field.value; }
  var keeps = true;
  function keep() {
    try { window.localStorage.setItem(place, JSON.stringify(fields().map(kept))); } catch (error) { keeps = false; }
  }
  function restore() {
    var found = null;
    try { found = JSON.parse(window.localStorage.getItem(place)); } catch (error) { keeps = false; }
    var all = fields();
    if (!Array.isArray(found) || found.length !== all.length) { return; }
    all.forEach(function (field, at) {
      if (typeof found[at] === "boolean") { field.checked = found[at]; } else if (typeof found[at] === "string") { field.value = found[at]; }
    });
    part("restored").hidden = false;
  }
  function clear() {
    if (!window.confirm("Take away everything that was answered on this page?")) { return; }
    try { window.localStorage.removeItem(place); } catch (error) { keeps = false; }
    form.reset();
    dirty = false;
    ["restored", "saved", "faults", "copying"].forEach(function (id) { part(id).hidden = true; });
    part("text").value = "";
    show();
    window.scrollTo(0, 0);
  }
  part("clear").addEventListener("click", clear);
  part("forget").addEventListener("click", clear);
  var dirty = false;
  form.addEventListener("input", function () { dirty = true; saved = false; keep(); show(); });
  window.addEventListener("beforeunload", function (event) { if (dirty && !saved && !keeps) { event.preventDefault(); event.returnValue = ""; } });

  // One choice can be taken back; texts are as high as what they hold
  function show() {
    asked.items.forEach(function (item) {
      var back = part("back-" + item.id);
      if (back) { back.hidden = answer(item) === null; }
    });
    Array.prototype.slice.call(form.querySelectorAll("textarea")).forEach(function (area) {
      if (area.id !== "text" && area.scrollHeight > area.clientHeight) { area.style.height = area.scrollHeight + 4 + "px"; }
    });
  }
  asked.items.forEach(function (item) {
    var back = part("back-" + item.id);
    if (!back) { return; }
    back.querySelector("button").addEventListener("click", function () {
      named("q-" + item.id).forEach(function (field) { field.checked = false; });
      keep();
      show();
      goTo("item-" + item.id);
    });
  });
  window.addEventListener("beforeprint", show);
  restore();
  show();
})();
