// Draws, on demand, what the page carries as data: the table of all declarations and the details of one. Text from
// declarations only ever becomes text nodes and attributes' values; the templates are the ones that drew the rest of
// the page.
"use strict";
{
  const byId = (id) => document.getElementById(id);
  const [page, shared] = JSON.parse(byId("page").textContent);
  const lines = byId("declarations").textContent.trim().split("\n");
  const format = new Intl.NumberFormat(document.documentElement.lang);
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  // Data: every declaration has a line for the table and a line for its details.
  const declarations = [];
  for (let index = 0; index + 1 < lines.length; index += 2) {
    const [verdict, name, path, failing, open, rules] = JSON.parse(lines[index]);
    const sought = `${name}\n${path}`.toLowerCase();
    declarations.push({ number: index / 2 + 1, verdict, name, path, failing, open, rules, sought });
  }
  // What is absent, false or an empty list is not carried.
  const decode = (value) => {
    if (typeof value === "number") return decode(shared[value]);
    if (!Array.isArray(value)) return value;
    if (value[0] === 0) return value.slice(1).map(decode);
    const decoded = {};
    page.shapes[value[0] - 1].forEach((key, index) => { decoded[key] = decode(value[index + 1]); });
    return decoded;
  };

  // Templates: Mustache, drawn as nodes.
  const TAG = /\{\{([#^\/>]?)\s*([\w.]+)\s*\}\}/g;
  const compile = (parent) => {
    const parts = [];
    const open = [parts];
    for (const node of parent.childNodes) {
      if (node.nodeType === Node.ELEMENT_NODE) {
        const attributes = [...node.attributes].map(({ name, value }) => [name, value]);
        open.at(-1).push({ element: node.localName, attributes, parts: compile(node) });
      } else if (node.nodeType === Node.TEXT_NODE) {
        let end = 0;
        for (const tag of node.data.matchAll(TAG)) {
          if (tag.index > end) open.at(-1).push({ text: node.data.slice(end, tag.index) });
          end = tag.index + tag[0].length;
          const [, sign, name] = tag;
          if (sign === "#" || sign === "^") {
            const section = { section: name, inverted: sign === "^", parts: [] };
            open.at(-1).push(section);
            open.push(section.parts);
          } else if (sign === "/") {
            open.pop();
          } else {
            open.at(-1).push(sign === ">" ? { partial: name } : { value: name });
          }
        }
        if (end < node.data.length) open.at(-1).push({ text: node.data.slice(end) });
      }
    }
    return parts;
  };
  const templates = {};
  for (const [name, text] of Object.entries(page.templates)) {
    templates[name] = compile(new DOMParser().parseFromString(text, "text/html").body);
  }
  const look = (name, scope) => {
    if (name.startsWith("has_")) return Boolean(look(name.slice(4), scope));
    return name.split(".").reduce((value, key) => value?.[key], name.startsWith("words.") ? page : scope);
  };
  const draw = (parts, scope, into) => {
    for (const part of parts) {
      if (part.text !== undefined) {
        into.append(part.text);
      } else if (part.value) {
        into.append(look(part.value, scope) ?? "");
      } else if (part.partial) {
        draw(templates[part.partial], scope, into);
      } else if (part.element) {
        const element = document.createElement(part.element);
        for (const [name, value] of part.attributes) {
          element.setAttribute(name, value.replace(TAG, (_, sign, key) => look(key, scope) ?? ""));
        }
        draw(part.parts, scope, element);
        into.append(element);
      } else {
        const value = look(part.section, scope);
        if (part.inverted) {
          if (!value) draw(part.parts, scope, into);
        } else if (Array.isArray(value)) {
          for (const element of value) draw(part.parts, element, into);
        } else if (value) {
          draw(part.parts, typeof value === "object" ? value : scope, into);
        }
      }
    }
  };

  // The table: filtered, sorted, a page at a time.
  const ROWS = 50;
  const table = byId("table");
  const body = table.tBodies[0];
  const state = { column: "verdict", descending: false, page: 0, listed: declarations };
  const compareText = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
  const compare = {
    verdict: (a, b) => a.verdict - b.verdict || b.failing - a.failing || a.number - b.number,
    name: (a, b) => compareText(a.name, b.name) || a.number - b.number,
    failing: (a, b) => a.failing - b.failing || b.number - a.number,
    open: (a, b) => a.open - b.open || b.number - a.number,
    path: (a, b) => compareText(a.path, b.path) || a.number - b.number,
  };
  const cell = (tag, text, className) => {
    const element = document.createElement(tag);
    element.textContent = text;
    if (className) element.className = className;
    return element;
  };
  const row = (declaration) => {
    const verdict = page.verdicts[declaration.verdict];
    const word = cell("td", "", verdict.verdict);
    const mark = cell("span", verdict.mark, "mark");
    mark.setAttribute("aria-hidden", "true");
    word.append(mark, ` ${verdict.verdict_word}`);
    const link = cell("a", declaration.name);
    link.href = `#declaration-${declaration.number}`;
    const heading = cell("th", "");
    heading.scope = "row";
    heading.append(link);
    const line = document.createElement("tr");
    line.append(
      word, heading, cell("td", format.format(declaration.failing), "number"),
      cell("td", format.format(declaration.open), "number"), cell("td", declaration.path, "path"));
    return line;
  };
  const showRows = () => {
    const { listed } = state;
    const pages = Math.max(1, Math.ceil(listed.length / ROWS));
    state.page = Math.min(Math.max(state.page, 0), pages - 1);
    const first = state.page * ROWS;
    const shown = listed.slice(first, first + ROWS);
    body.replaceChildren(...shown.map(row));
    byId("shown").textContent = listed.length === 0 ? page.words.no_match : fill(page.words.showing, {
      first: format.format(first + 1), last: format.format(first + shown.length), all: format.format(listed.length),
    });
    byId("pages").hidden = pages === 1;
    byId("page-number").textContent =
      fill(page.words.page_of, { page: format.format(state.page + 1), pages: format.format(pages) });
    byId("previous").disabled = state.page === 0;
    byId("next").disabled = state.page === pages - 1;
  };
  const select = () => {
    const sought = byId("search").value.trim().toLowerCase();
    const verdict = page.verdicts.findIndex((each) => each.verdict === byId("by-verdict").value);
    const rule = byId("by-rule").value === "" ? -1 : Number(byId("by-rule").value);
    state.listed = declarations.filter((each) =>
      (verdict < 0 || each.verdict === verdict) && (rule < 0 || each.rules.includes(rule)) &&
      each.sought.includes(sought));
    state.listed.sort(compare[state.column]);
    if (state.descending) state.listed.reverse();
    state.page = 0;
    showRows();
  };
  for (const heading of table.tHead.rows[0].cells) {
    const button = cell("button", heading.textContent);
    button.type = "button";
    button.addEventListener("click", () => {
      const { column } = heading.dataset;
      const isNumber = column === "failing" || column === "open";
      state.descending = state.column === column ? !state.descending : isNumber;
      state.column = column;
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      heading.setAttribute("aria-sort", state.descending ? "descending" : "ascending");
      select();
    });
    heading.replaceChildren(button);
  }
  page.rules.forEach(({ rule, title, count }, index) => {
    const option = cell("option", `${rule} ${title} (${format.format(count)})`);
    option.value = String(index);
    byId("by-rule").append(option);
  });
  byId("filters").addEventListener("input", select);
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("previous").addEventListener("click", () => { state.page -= 1; showRows(); });
  byId("next").addEventListener("click", () => { state.page += 1; showRows(); });
  byId("filters").hidden = false;
  select();

  // One declaration: the address says which, so that going back and links to it work.
  const one = byId("one");
  let last = null;
  const route = () => {
    const number = Number(/^#declaration-(\d+)$/.exec(location.hash)?.[1] ?? 0);
    const isOne = number >= 1 && number <= declarations.length;
    byId("overview").hidden = isOne;
    if (byId("worst")) byId("worst").hidden = isOne;
    one.hidden = !isOne;
    one.replaceChildren();
    if (isOne) {
      const back = cell("a", page.words.back);
      back.href = "#declarations-heading";
      const heading = cell(
        "h2", fill(page.words.which, { number: format.format(number), all: format.format(declarations.length) }));
      const way = cell("p", "", "back");
      way.append(back);
      one.append(way, heading);
      draw(templates.declaration, decode(JSON.parse(lines[2 * number - 1])), one);
      one.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    } else if (last !== null) {
      const link = [...body.querySelectorAll("a")].find((each) => each.hash === last);
      (link ?? byId("search")).focus();
    }
    last = isOne ? location.hash : null;
  };
  window.addEventListener("hashchange", route);
  route();
}
