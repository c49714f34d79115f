/**
 * The script of a page with tables of tablePart: sorting, searching, pages, and a view of the record behind a row. It writes text alone,
 * never HTML, so that nothing out of a record can become part of the page. In the browser's own language: no build, no library.
 */
export const REPORT_SCRIPT = `'use strict';
(() => {
  const MOST_PRINTED = 1000;
  const grouped = new Intl.NumberFormat('en-US');
  const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  const element = (name, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };
  const texts = JSON.parse(document.getElementById('record-texts')?.textContent ?? '{}');
  const dialog = document.getElementById('record-view');
  const utc = (time) => new Date(time).toISOString().slice(0, 19).replace('T', ' ');
  const textOf = ({ kind, origin }, value) =>
    value === null ? '' : typeof value === 'string' ? value : kind === 'time' ? utc(origin + value * 1000) : grouped.format(value);

  function showRecord(title, fields, id) {
    const [list, command, received] = ['record-fields', 'record-command', 'record-received'].map((name) => document.getElementById(name));
    document.getElementById('record-title').textContent = 'Record behind a row of "' + title + '"';
    list.replaceChildren(...fields.flatMap(([name, text]) => [element('dt', { textContent: name }), element('dd', { textContent: text })]));
    // Quotes doubled: exact in PowerShell, and in bash nothing can get out of them.
    command.textContent = 'npm run --silent audit -- show ' + (/^[\\w.-]+$/.test(id) ? id : "'" + id.replaceAll("'", "''") + "'");
    received.textContent = Object.hasOwn(texts, id) ? texts[id] : 'Not in this page. The command above shows the record in full, as it was received.';
    dialog.showModal();
  }

  function setUp(section) {
    const [head, body, state] = ['thead tr', 'tbody', '.state'].map((selector) => section.querySelector(selector));
    const [tools, pages] = ['.tools', '.pages'].map((selector) => section.querySelector(selector));
    const path = section.dataset.recordPath;
    let data;
    let order = [];
    let page = 0;
    let sorted = { at: -1, isDown: false };

    // Read when it is first needed: a page with many rows opens at once.
    function load() {
      if (data) return;
      data = JSON.parse(section.querySelector('script').textContent);
      order = Array.from({ length: data.rows }, (_, row) => row);
    }
    const valueAt = ({ values, places }, row) => (places ? values[places[row]] : values[row]);

    function matching(words) {
      const tests = data.columns.map((column) => {
        const isIn = (word) => {
          column.lowered ??= column.values.map((value) => textOf(column, value).toLowerCase());
          const hits = column.lowered.map((text) => text.includes(word));
          return column.places ? (row) => hits[column.places[row]] : (row) => hits[row];
        };
        return words.map(isIn);
      });
      const rows = Array.from({ length: data.rows }, (_, row) => row);
      return rows.filter((row) => words.every((_, word) => tests.some((column) => column[word](row))));
    }

    function sort() {
      const column = data.columns[sorted.at];
      if (!column) return;
      const ranks = ranksOf(column);
      const rankOf = column.places ? (row) => ranks[column.places[row]] : (row) => ranks[row];
      const sign = sorted.isDown ? -1 : 1;
      // What has no value stands last, whichever way.
      order.sort((a, b) => {
        const [left, right] = [rankOf(a), rankOf(b)];
        if (left === right) return a - b;
        if (left < 0) return 1;
        return right < 0 ? -1 : sign * (left - right);
      });
    }

    function ranksOf({ values }) {
      const compare = typeof values.find((value) => value !== null) === 'number' ? (a, b) => a - b : collator.compare;
      const distinct = [...new Set(values)].filter((value) => value !== null && value !== '').sort(compare);
      const ranks = new Map(distinct.map((value, rank) => [value, rank]));
      return values.map((value) => ranks.get(value) ?? -1);
    }

    function rowElement(row) {
      const cells = data.columns.map((column) => {
        const value = valueAt(column, row);
        const cell = element('td', { className: column.isDetail ? column.kind + ' detail' : column.kind });
        if (column.kind !== 'record') cell.textContent = textOf(column, value);
        else if (path !== undefined) cell.append(element('a', { href: path + encodeURIComponent(value), textContent: value }));
        else cell.append(element('button', { type: 'button', textContent: value, onclick: () => open(row, value), title: 'Show this record' }));
        return cell;
      });
      return element('tr', {}, ...cells);
    }

    function open(row, id) {
      const fields = data.columns.map((column) => [column.title, textOf(column, valueAt(column, row))]);
      showRecord(data.title, fields.filter(([, text]) => text !== ''), id);
    }

    function render(from, to) {
      body.replaceChildren(...order.slice(from, to).map(rowElement));
      const found = order.length === data.rows ? '' : ' found among ' + grouped.format(data.rows);
      const rows = order.length === 0 ? 'No row' : 'Rows ' + grouped.format(from + 1) + ' to ' + grouped.format(Math.min(to, order.length)) + ' of ' + grouped.format(order.length);
      state.textContent = rows + found;
      const last = lastPage();
      buttons.forEach(({ button, target }) => { button.ariaDisabled = String(target(page, last) === page); });
    }

    const lastPage = () => Math.max(0, Math.ceil(order.length / data.pageSize) - 1);
    const show = () => render(page * data.pageSize, (page + 1) * data.pageSize);
    function update() {
      const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
      order = matching(words);
      sort();
      page = 0;
      show();
    }

    const targets = [
      ['First', () => 0],
      ['Previous', (now) => Math.max(0, now - 1)],
      ['Next', (now, last) => Math.min(last, now + 1)],
      ['Last', (_, last) => last],
    ];
    const buttons = targets.map(([name, target]) => {
      const button = element('button', { type: 'button', textContent: name });
      button.setAttribute('aria-label', name + ' page of ' + section.querySelector('h2').firstChild.textContent.trim());
      // Not "disabled": that would take the focus away from whoever has come to the end by keyboard.
      button.onclick = () => { load(); page = target(page, lastPage()); show(); };
      return { button, target };
    });

    const search = section.querySelector('input[type=search]');
    let waiting;
    search.oninput = () => { load(); clearTimeout(waiting); waiting = setTimeout(update, 150); };
    tools.hidden = false;
    section.querySelector('input[type=checkbox]')?.addEventListener('change', ({ target }) => section.classList.toggle('all', target.checked));

    [...head.cells].forEach((cell, at) => {
      const button = element('button', { type: 'button', textContent: cell.textContent });
      button.onclick = () => {
        load();
        const isDown = sorted.at === at && !sorted.isDown;
        for (const other of head.cells) other.removeAttribute('aria-sort');
        cell.setAttribute('aria-sort', isDown ? 'descending' : 'ascending');
        sorted = { at, isDown };
        update();
      };
      cell.replaceChildren(button);
    });

    // The first rows stand in the page as text; now their records can be opened.
    if (path === undefined) {
      [...body.rows].forEach((row, at) => {
        const id = row.querySelector('td.record code')?.textContent;
        if (id === undefined) return;
        const openFirst = () => { load(); open(at, id); };
        row.querySelector('td.record').replaceChildren(element('button', { type: 'button', textContent: id, onclick: openFirst, title: 'Show this record' }));
      });
    }
    const total = Number(section.dataset.rows);
    if (total > body.rows.length) pages.append(element('div', { className: 'turn' }, ...buttons.map(({ button }) => button)));
    buttons.forEach(({ button, target }) => { button.ariaDisabled = String(target(0, 1) === 0); });

    addEventListener('beforeprint', () => { load(); render(0, MOST_PRINTED); });
    addEventListener('afterprint', show);
  }

  for (const section of document.querySelectorAll('section.table')) setUp(section);
  if (dialog) {
    document.getElementById('record-close').onclick = () => dialog.close();
    document.getElementById('record-copy').onclick = async ({ currentTarget: button }) => {
      await navigator.clipboard.writeText(document.getElementById('record-command').textContent);
      button.textContent = 'Copied';
      setTimeout(() => { button.textContent = 'Copy'; }, 2000);
    };
  }
})();
`;
