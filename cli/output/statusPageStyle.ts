/** The style of the status page: readable in light and dark, on paper, and without colours. */
export const STATUS_PAGE_STYLE = `
:root { color-scheme: light dark; --text: #1b1b1b; --quiet: #595959; --line: #c8c8c8; --back: #fff; --alarm: #a80000;
  --covered: #b9e3bd; --closed: #b5dff0; --waiting: #fde8a0; --partly: #e3c4f2; --gap: #f5a3a3; --beforeCoverage: #ececec; }
@media (prefers-color-scheme: dark) { :root { --text: #eee; --quiet: #b0b0b0; --line: #555; --back: #181818; --alarm: #ff9b9b;
  --covered: #1f5a28; --closed: #17506a; --waiting: #6b5500; --partly: #5a2a73; --gap: #8a1f1f; --beforeCoverage: #333; } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--text); background: var(--back); max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; margin-top: 2.2rem; } h3 { font-size: 1rem; }
.quiet { color: var(--quiet); }
.alarms { border: 2px solid var(--alarm); padding: 0.5rem 1rem 0.5rem 2rem; }
.scroll { overflow-x: auto; position: relative; }
table { border-collapse: collapse; }
caption { text-align: left; padding: 0.4rem 0; }
.facts th, .list th, .list td { text-align: left; vertical-align: top; padding: 0.25rem 1rem 0.25rem 0; overflow-wrap: anywhere; }
.list th, .list td { border-top: 1px solid var(--line); min-width: 7rem; }
.calendar { font: 0.8rem/1.4 ui-monospace, monospace; }
.calendar th { font-weight: normal; padding: 0 0.3rem; white-space: nowrap; }
.calendar td { border: 1px solid var(--back); text-align: center; width: 1.5rem; min-width: 1.5rem; }
.covered { background: var(--covered); } .closed { background: var(--closed); } .waiting { background: var(--waiting); }
.partly { background: var(--partly); } .gap { background: var(--gap); } .beforeCoverage { background: var(--beforeCoverage); }
.legend { padding: 0; } .legend li { display: inline-block; margin-right: 1.2rem; } .legend b { display: inline-block; width: 1.5rem; text-align: center; font-family: ui-monospace, monospace; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
pre { overflow-x: auto; border: 1px solid var(--line); padding: 0.6rem; }
@media print { body { max-width: none; margin: 0; font-size: 11px; } .scroll, pre { overflow: visible; } pre { white-space: pre-wrap; } tr { break-inside: avoid; }
  .calendar td { width: auto; min-width: 0; } td, b { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
`;
