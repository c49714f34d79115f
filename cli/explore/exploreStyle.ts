import { STATUS_PAGE_STYLE } from '../output/statusPageStyle';

// The calendar's own, but for what it says of whole pages.
const CALENDAR_STYLE = STATUS_PAGE_STYLE.replace(/^body .*$/m, '').replace(/^h1 .*$/m, '');

/** The style of the pages: light and dark as the system is set, large enough to press, a ring around what has the keyboard. */
export const EXPLORE_STYLE = `${CALENDAR_STYLE}
:root { --back: #f4f6f9; --card: #fff; --text: #17202b; --quiet: #566274; --line: #d5dbe4; --accent: #0b5cad; --accent-text: #fff; --chip: #e8edf4;
  --ring: #0b5cad; --warn-back: #fff4d6; --warn-line: #b98900; --bad: #b3261e; --top: #0f2a47; --top-text: #fff; --top-quiet: #c9d6e6; }
@media (prefers-color-scheme: dark) { :root { --back: #12161c; --card: #1a2029; --text: #e8edf3; --quiet: #a3b0c0; --line: #323c4a; --accent: #7db8ff; --accent-text: #0b1520; --chip: #2a3442;
  --ring: #9accff; --warn-back: #3a2f10; --warn-line: #d9a92a; --bad: #ff9b90; --top: #0a1522; --top-text: #fff; --top-quiet: #a9b8ca; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 4rem; }
body { margin: 0; font: 16px/1.5 system-ui, "Segoe UI", sans-serif; color: var(--text); background: var(--back); }
a { color: var(--accent); text-underline-offset: 0.15em; }
:focus-visible { outline: 3px solid var(--ring); outline-offset: 2px; border-radius: 3px; }
main:focus { outline: none; }
h1 { font-size: 1.5rem; line-height: 1.3; margin: 1rem 0 0.4rem; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin: 1.6rem 0 0.3rem; }
.skip { position: absolute; left: -99rem; background: var(--card); padding: 0.6rem 1rem; z-index: 9; }
.skip:focus { left: 0.5rem; top: 0.5rem; }
.top { background: var(--top); color: var(--top-text); }
.bar, .reach, main, footer { max-width: 76rem; margin: 0 auto; padding: 0 1.25rem; }
.bar { display: flex; gap: 2rem; align-items: center; flex-wrap: wrap; padding-top: 0.7rem; }
.brand { color: inherit; font-weight: 650; font-size: 1.1rem; text-decoration: none; letter-spacing: 0.01em; }
.top nav ul { display: flex; gap: 0.3rem; list-style: none; margin: 0; padding: 0; flex-wrap: wrap; }
.top nav a { display: block; color: var(--top-quiet); text-decoration: none; padding: 0.35rem 0.8rem; border-radius: 6px; }
.top nav a:hover { color: var(--top-text); background: #ffffff1f; }
.top nav a[aria-current] { color: var(--top-text); background: #ffffff26; font-weight: 600; }
.top :focus-visible { outline-color: #fff; }
.reach { display: flex; flex-wrap: wrap; gap: 0.2rem 1.4rem; align-items: center; padding-top: 0.45rem; padding-bottom: 0.6rem; color: var(--top-quiet); font-size: 0.87rem; }
.reach b { color: var(--top-text); font-weight: 600; font-variant-numeric: tabular-nums; }
.reach .busy { color: #ffe08a; } .reach .missing { color: #ffb4ab; font-weight: 600; }
.reach button { margin-left: auto; font: inherit; color: inherit; background: none; border: 1px solid #ffffff55; border-radius: 5px; padding: 0.1rem 0.7rem; cursor: pointer; }
main { padding-top: 1.2rem; padding-bottom: 2rem; min-height: 65vh; }
footer { color: var(--quiet); font-size: 0.85rem; border-top: 1px solid var(--line); padding-top: 0.6rem; padding-bottom: 1.5rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 1rem 1.25rem; }
.ask label { font-weight: 600; display: block; font-size: 0.9rem; margin-bottom: 0.2rem; }
.ask .box > label { font-size: 1.1rem; }
.ask .row { display: flex; gap: 0.6rem; }
input:not([type=checkbox]), select { font: inherit; color: inherit; background: var(--back); border: 1px solid var(--quiet); border-radius: 6px; padding: 0.45rem 0.6rem; width: 100%; min-width: 0; height: 2.6rem; }
input[aria-invalid] { border: 2px solid var(--bad); }
button, .button { font: inherit; font-weight: 600; background: var(--accent); color: var(--accent-text); border: 0; border-radius: 6px; padding: 0.45rem 1.4rem; cursor: pointer; text-decoration: none; display: inline-block; }
button:hover, .button:hover { filter: brightness(1.12); }
.hint { overflow-wrap: anywhere; color: var(--quiet); font-size: 0.82rem; margin: 0.2rem 0 0; }
.problem { color: var(--bad); font-size: 0.87rem; font-weight: 600; margin: 0.25rem 0 0; }
.filters { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: 0.8rem 1rem; margin-top: 0.9rem; }
details { margin-top: 0.8rem; } summary { cursor: pointer; color: var(--accent); width: fit-content; }
.questions ul { display: flex; flex-wrap: wrap; gap: 0.5rem; list-style: none; margin: 0.9rem 0 0; padding: 0; }
.questions a { display: block; background: var(--card); border: 1px solid var(--line); border-radius: 99px; padding: 0.3rem 0.95rem; text-decoration: none; font-size: 0.93rem; }
.questions a:hover { border-color: var(--accent); }
.question { color: var(--quiet); margin: 0 0 0.8rem; } .go { margin: 1rem 0 0; } .ask .filters + .filters { margin-top: 0.6rem; } .limits { margin: 0 0 0.7rem; } main > .asked { margin-top: 1rem; }
.report { margin-top: 1rem; } main:has(.report) { max-width: 92rem; }
.asked { color: var(--quiet); margin: 0 0 0.7rem; font-size: 0.92rem; overflow-wrap: anywhere; }
.meaning { font-size: 0.92rem; margin: 0 0 0.7rem; overflow-wrap: anywhere; } .meaning ul { display: inline; padding: 0; } .meaning li { display: inline; } .meaning li + li::before { content: " · "; color: var(--quiet); }
.note { background: var(--warn-back); border-left: 4px solid var(--warn-line); border-radius: 4px; padding: 0.5rem 0.9rem; margin: 0 0 0.8rem; font-size: 0.93rem; }
.note p { margin: 0; } .note ul { margin: 0.2rem 0 0; padding-left: 1.2rem; }
.results { width: 100%; background: var(--card); border: 1px solid var(--line); border-radius: 10px; border-collapse: separate; border-spacing: 0; }
.results thead th { text-align: left; font-size: 0.8rem; color: var(--quiet); font-weight: 600; padding: 0.5rem 0.8rem; }
.results .day th { text-align: left; background: var(--chip); font-size: 0.87rem; padding: 0.3rem 0.8rem; }
.results td { padding: 0.5rem 0.8rem; vertical-align: top; border-top: 1px solid var(--line); }
.results tr:hover td, .results tr:focus-within td { background: color-mix(in srgb, var(--accent) 7%, transparent); }
.results tr:has(:target) td { background: color-mix(in srgb, var(--accent) 13%, transparent); }
.time { font-variant-numeric: tabular-nums; white-space: nowrap; color: var(--quiet); }
.story { width: 100%; } .story a { color: inherit; text-decoration: none; font-weight: 500; overflow-wrap: anywhere; } .story a:hover { text-decoration: underline; color: var(--accent); }
.tags { display: flex; flex-wrap: wrap; gap: 0.35rem; margin-top: 0.2rem; }
.tag { background: var(--chip); border-radius: 4px; padding: 0 0.45rem; font-size: 0.78rem; overflow-wrap: anywhere; } .tag.quiet { background: none; padding-left: 0; color: var(--quiet); } .tag.warn { background: var(--warn-back); }
.tag.new { background: var(--accent); color: var(--accent-text); font-weight: 600; }
.address { font: 0.85rem/1.7 ui-monospace, monospace; overflow-wrap: anywhere; min-width: 9.5rem; } .result { font-size: 0.87rem; white-space: nowrap; } .bad { color: var(--bad); font-weight: 600; }
.more { text-align: center; margin: 1.2rem 0; }
.back { margin: 0; } .when { color: var(--quiet); margin: 0 0 1rem; font-variant-numeric: tabular-nums; }
.groups { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr)); gap: 1rem; align-items: start; }
article > .questions { margin-bottom: 1rem; }
article .card { margin-bottom: 1rem; } article .groups .card { margin-bottom: 0; } article .groups { margin-bottom: 1rem; }
.card h2 { margin: 0 0 0.5rem; font-size: 1.05rem; }
dl { margin: 0; } dl div { display: grid; grid-template-columns: 12rem 1fr; gap: 0.8rem; padding: 0.25rem 0; border-top: 1px solid var(--line); } dl div:first-child { border-top: 0; }
dt { color: var(--quiet); font-size: 0.88rem; overflow-wrap: anywhere; } dd { margin: 0; overflow-wrap: anywhere; }
pre { font: 0.82rem/1.5 ui-monospace, monospace; background: var(--back); border-radius: 6px; white-space: pre-wrap; overflow-wrap: anywhere; max-height: 32rem; overflow-y: auto; }
.list { width: 100%; } .number { text-align: right; font-variant-numeric: tabular-nums; }
.coverage td { min-width: 1.5rem; } .coverage .list td { min-width: 7rem; }
@media (max-width: 46rem) { .results thead { display: none; } .results tr { display: block; } .results td { display: inline-block; border: 0; padding: 0.2rem 0.8rem; } .results td.story { display: block; } .results .day th { display: block; } .results tr + tr { border-top: 1px solid var(--line); } dl div { grid-template-columns: 1fr; gap: 0; } }
@media (prefers-reduced-motion: no-preference) { .results tr.arrived td { animation: arrived 4s; } @keyframes arrived { from { background: color-mix(in srgb, var(--accent) 30%, transparent); } } }
@media print { .top, .ask, .questions, .more, footer { display: none; } pre { max-height: none; } }
`;
