/** The style of a report's page: readable in light and dark, on paper, and without colours. */
export const REPORT_STYLE = `
:root { color-scheme: light dark; --text: #1c2430; --quiet: #566072; --line: #d9dee6; --back: #f5f7fa; --card: #fff; --accent: #0b5cad; --head: #eef2f7;
  --warn-line: #c77700; --warn-back: #fff8ea;
  --usual: #4a7fb5; --unusual: #c8371e; --sync: #7a4fb3; --good: #2f8f5b; --attachment: #b37a00; --forward: #7a4fb3; --failed: #c8371e; --blind: #e9d9a8; --gap: #f0b8b0; }
@media (prefers-color-scheme: dark) { :root { --text: #e6eaf0; --quiet: #a4afbf; --line: #364152; --back: #12171f; --card: #1a212c; --accent: #7db8f5; --head: #232c39;
  --warn-line: #d9952b; --warn-back: #2b2415;
  --usual: #6da3da; --unusual: #ff7d63; --sync: #b18ce6; --good: #5cc18c; --attachment: #dda632; --forward: #b18ce6; --failed: #ff7d63; --blind: #54481f; --gap: #6b2c25; } }
* { box-sizing: border-box; }
body { font: 15px/1.5 system-ui, "Segoe UI", sans-serif; color: var(--text); background: var(--back); margin: 0; }
.skip { position: absolute; left: -100rem; } .skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: 0.5rem 1rem; z-index: 1; }
header, main, footer { max-width: 92rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 2rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0; } h2 { font-size: 1.15rem; margin: 0 0 0.25rem; }
.number { color: var(--quiet); font-weight: normal; margin-left: 0.35rem; }
.quiet { color: var(--quiet); margin: 0.15rem 0 0.75rem; max-width: 62rem; }
nav.contents { margin: 1rem 0 0; } nav.contents ul { display: flex; flex-wrap: wrap; gap: 0.4rem 1.2rem; list-style: none; padding: 0; margin: 0; }
a { color: var(--accent); }
section, .answer, .limits, figure { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 1.1rem 1.25rem; margin: 1.1rem 0; }
.answer { border-left: 5px solid var(--accent); } .answer, .limits, header { overflow-wrap: anywhere; } .answer p { margin: 0.3rem 0; } .answer p:first-of-type { font-size: 1.15rem; font-weight: 600; }
.limits { border-left: 5px solid var(--warn-line); background: var(--warn-back); } .limits ul { margin: 0.4rem 0 0; padding-left: 1.2rem; } .limits li { margin: 0.3rem 0; max-width: 68rem; }
figure figcaption { font-weight: 600; margin-bottom: 0.4rem; }
.chart { display: block; width: 100%; height: auto; } .chart text { font: 12px system-ui, "Segoe UI", sans-serif; fill: var(--quiet); }
.chart .tick { text-anchor: middle; } .chart .end, .chart .lane { text-anchor: end; } .chart .lane { fill: var(--text); }
.chart .grid { stroke: var(--line); } .chart .axis { stroke: var(--quiet); }
.usual { fill: var(--usual); } .unusual { fill: var(--unusual); } .sync { fill: var(--sync); } .good { fill: var(--good); } .attachment { fill: var(--attachment); }
.forward { fill: var(--forward); } .failed { fill: var(--failed); } .blind { fill: var(--blind); } .gap { fill: var(--gap); }
.legend { display: flex; flex-wrap: wrap; gap: 0.2rem 1.2rem; list-style: none; padding: 0; margin: 0.5rem 0 0; color: var(--quiet); } .legend svg { width: 0.8rem; height: 0.8rem; margin-right: 0.4rem; }
.tools { margin: 0.4rem 0 0.6rem; display: flex; flex-wrap: wrap; gap: 0.4rem 1.5rem; align-items: center; } .tools[hidden] { display: none; }
input[type=search] { font: inherit; color: inherit; background: var(--back); border: 1px solid var(--quiet); border-radius: 5px; padding: 0.25rem 0.6rem; width: min(24rem, 52vw); margin-left: 0.4rem; }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: 6px; }
table { border-collapse: collapse; width: 100%; font-size: 0.87em; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.6rem; } th { background: var(--head); white-space: nowrap; }
td { border-top: 1px solid var(--line); max-width: 17rem; overflow-wrap: break-word; } tbody tr:hover { background: var(--head); } .table:not(.all) .detail { display: none; }
td.time, td.count { white-space: nowrap; font-variant-numeric: tabular-nums; } td.count, th.count { text-align: right; min-width: 0; }
td.code, td.record { font: 0.93em/1.65 ui-monospace, "Cascadia Mono", Consolas, monospace; } td.code { min-width: 9rem; max-width: 22rem; } td.record { min-width: 0; } td.record > * { display: block; width: 6rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
button { font: inherit; color: var(--accent); background: none; border: 1px solid transparent; border-radius: 5px; padding: 0.1rem 0.3rem; cursor: pointer; }
th button { color: inherit; font-weight: 600; margin: -0.1rem -0.3rem; } th button::after { content: " ↕"; color: var(--quiet); font-weight: normal; }
th[aria-sort=ascending] button::after { content: " ↑"; color: var(--accent); } th[aria-sort=descending] button::after { content: " ↓"; color: var(--accent); }
td.record button { font: inherit; text-align: left; padding: 0; text-decoration: underline; }
.pages { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: 0.5rem; margin-top: 0.5rem; } .state { margin: 0; color: var(--quiet); }
.turn { display: flex; flex-wrap: wrap; gap: 0.4rem; } .turn button, dialog button { border-color: var(--quiet); padding: 0.2rem 0.8rem; } dialog p { display: flex; gap: 0.5rem; } .turn button[aria-disabled=true] { color: var(--quiet); border-color: var(--line); cursor: default; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 1px; }
dialog { color: inherit; background: var(--card); border: 1px solid var(--quiet); border-radius: 8px; width: min(56rem, 92vw); padding: 1.25rem 1.5rem; } dialog::backdrop { background: rgb(0 0 0 / 0.45); }
dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: 0.2rem 1.2rem; } dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; }
pre { background: var(--back); border: 1px solid var(--line); border-radius: 6px; padding: 0.6rem 0.8rem; overflow: auto; max-height: 22rem; white-space: pre-wrap; overflow-wrap: anywhere; font: 0.82rem/1.5 ui-monospace, Consolas, monospace; }
footer { color: var(--quiet); padding-bottom: 2rem; }
@media print { body { font-size: 10px; background: none; } header, main, footer { max-width: none; padding: 0; } section, .answer, .limits, figure { border-width: 1px 0 0; border-radius: 0; padding: 0.5rem 0; margin: 0.5rem 0; background: none; }
  .tools, .turn, nav.contents, .skip, dialog { display: none; } th button::after { content: none; } .scroll { overflow: visible; border: 0; } thead { display: table-header-group; } tr, figure { break-inside: avoid; }
  th, td { padding: 0.15rem 0.4rem 0.15rem 0; min-width: 0; white-space: normal; overflow-wrap: anywhere; } th { background: none; } td.code, td.record { min-width: 0; font-size: 0.8em; } td.record > * { width: auto; white-space: normal; overflow-wrap: anywhere; } .chart rect { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
`;
