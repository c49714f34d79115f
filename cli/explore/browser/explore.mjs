// What the pages do beyond HTML: they renew themselves while polls run, and the arrow keys walk through lists.
// Everything works without it. It makes no markup: what it takes over was made and escaped by the server.

const RENEW_MS = 4_000;
// A slow answer is a costly one: the pause is so many times as long as it took.
const PAUSES_AN_ANSWER = 4;
const parser = new DOMParser();
let isPaused = false;

function byId(id, root = document) {
  return root.getElementById(id);
}

function say(text) {
  byId('announce').textContent = text;
}

// --- Renewal

async function renew() {
  const isWhole = document.body.dataset.live === 'page';
  const address = isWhole ? location.pathname + location.search : '/state';
  const response = await fetch(address, { credentials: 'same-origin', redirect: 'error' });
  if (response.status === 403) throw new Error('Another browser was let in: this one is closed.');
  if (!response.ok) throw new Error('Just now the tables do not answer.');
  const fresh = parser.parseFromString(await response.text(), 'text/html');
  renewState(fresh);
  if (isWhole) {
    renewResults(fresh);
    renewPart(fresh, 'coverage');
  }
}

function renewState(fresh) {
  const [shown, next] = [byId('state'), byId('state', fresh)];
  if (!shown || !next) return;
  if (next.dataset.poll && next.dataset.poll !== shown.dataset.poll && Number(next.dataset.inserted) > 0) {
    say(`A poll has brought ${next.dataset.inserted} new records.`);
    offerNewReport(next.dataset.inserted);
  }
  const button = byId('pause');
  if (shown.contains(document.activeElement) && document.activeElement !== button) return;
  const isFocused = document.activeElement === button;
  shown.replaceWith(document.adoptNode(next));
  if (button) next.append(button);
  if (isFocused) button.focus();
}

/** A report is not renewed under the eyes of whoever reads it. */
function offerNewReport(inserted) {
  const report = document.querySelector('.report');
  if (!report || byId('outdated')) return;
  const note = document.createElement('p');
  note.className = 'note';
  note.id = 'outdated';
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Show it with them';
  button.addEventListener('click', () => location.reload());
  note.append(`A poll has brought ${inserted} new records since this report was made. `, button);
  report.before(note);
}

/** New rows are put in their place; whatever is there stays, and so does the keyboard's place. */
function renewResults(fresh) {
  const [shown, next] = [byId('results'), byId('results', fresh)];
  if (!shown || !next) return;
  const [table, nextTable] = [shown.querySelector('table.results'), next.querySelector('table.results')];
  const known = new Set([...shown.querySelectorAll('tr[data-row]')].map((row) => row.dataset.row));
  const arrived = [...next.querySelectorAll('tr[data-row]')].filter((row) => !known.has(row.dataset.row));
  if (table && nextTable) {
    for (const row of arrived) {
      row.classList.add('arrived');
      const mark = document.createElement('span');
      mark.className = 'tag new';
      mark.textContent = 'new';
      row.querySelector('.tags')?.prepend(mark);
    }
    if (arrived.length > 0) mergeDays(table, nextTable);
  } else if (arrived.length > 0 && !shown.contains(document.activeElement)) {
    shown.replaceWith(document.adoptNode(next));
    say(`${arrived.length} records have been found.`);
    return;
  }
  const [title, nextTitle] = [byId('results-title'), byId('results-title', fresh)];
  if (table && title && nextTitle) title.textContent = nextTitle.textContent;
  if (arrived.length > 0)
    say(`${arrived.length} new ${arrived.length === 1 ? 'record' : 'records'} in this list.`);
}

function mergeDays(table, nextTable) {
  let behind = table.querySelector('thead');
  for (const day of [...nextTable.querySelectorAll('tbody')]) {
    const same = table.querySelector(`tbody[data-day="${CSS.escape(day.dataset.day)}"]`);
    if (!same) {
      behind.after(document.adoptNode(day));
      behind = day;
      continue;
    }
    let above = same.rows[0];
    for (const row of [...day.rows].slice(1)) {
      const known = byId(row.dataset.row)?.closest('tr');
      if (!known) above.after(document.adoptNode(row));
      above = known ?? row;
    }
    behind = same;
  }
}

function renewPart(fresh, id) {
  const [shown, next] = [byId(id), byId(id, fresh)];
  if (!shown || !next || shown.innerHTML === next.innerHTML) return;
  const selected = document.getSelection();
  if (shown.contains(document.activeElement) || (selected && !selected.isCollapsed)) return;
  shown.replaceWith(document.adoptNode(next));
}

async function renewAgainAndAgain() {
  let pauseMs = RENEW_MS;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    if (isPaused || document.hidden) continue;
    const startedAt = performance.now();
    try {
      await renew();
    } catch (error) {
      // What fetch itself throws is a TypeError.
      showLost(
        error instanceof TypeError ? 'Connection lost: is the terminal window still open?' : error.message,
      );
    }
    pauseMs = Math.max(RENEW_MS, PAUSES_AN_ANSWER * (performance.now() - startedAt));
  }
}

function showLost(why) {
  if (byId('lost')?.textContent === why) return;
  byId('lost')?.remove();
  const text = document.createElement('span');
  text.id = 'lost';
  text.className = 'missing';
  text.textContent = why;
  byId('state')?.prepend(text);
  say(why);
}

function addPauseButton() {
  const button = document.createElement('button');
  button.id = 'pause';
  button.type = 'button';
  button.textContent = 'Pause updates';
  button.addEventListener('click', () => {
    isPaused = !isPaused;
    button.textContent = isPaused ? 'Go on updating' : 'Pause updates';
    say(isPaused ? 'This page stays as it is.' : 'This page renews itself.');
  });
  byId('state')?.append(button);
}

// --- Times

/** A span and typed times exclude each other. */
function keepTimesTogether() {
  const [span, from, to] = ['span', 'from', 'to'].map((id) => byId(id));
  if (!span || !from || !to) return;
  span.addEventListener('change', () => {
    if (span.value === 'own') from.focus();
    else from.value = to.value = '';
  });
  for (const field of [from, to]) {
    field.addEventListener('input', () => {
      if (field.value !== '') span.value = 'own';
    });
  }
}

// --- Keyboard

const STEPS = { ArrowDown: 1, ArrowUp: -1 };

function walk(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  const back = byId('back');
  if (event.key === 'Escape' && back) {
    event.preventDefault();
    back.click();
    return;
  }
  const links = [...document.querySelectorAll('.results .story a')];
  const at = links.indexOf(document.activeElement);
  if (at === -1) return;
  const next =
    event.key === 'Home'
      ? links[0]
      : event.key === 'End'
        ? links.at(-1)
        : links[at + (STEPS[event.key] ?? 0)];
  if (!next || next === document.activeElement) return;
  event.preventDefault();
  next.focus();
}

/** Whoever comes back from a record, on any way, finds the keyboard on its row: the address names it. */
function rememberRow(event) {
  const link = event.target.closest?.('.results .story a');
  if (link) history.replaceState(null, '', `#${link.id}`);
}

// Chromium puts the keyboard there for a link, not for its own Back.
function returnToRow() {
  const link = location.hash.startsWith('#r-') ? byId(location.hash.slice(1)) : null;
  if (link && document.activeElement === document.body) link.focus();
}

addPauseButton();
addEventListener('load', () => setTimeout(returnToRow));
keepTimesTogether();
document.addEventListener('keydown', walk);
document.addEventListener('click', rememberRow);
void renewAgainAndAgain();
