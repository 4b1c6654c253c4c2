/** The page's whole appearance; light or dark as the reader’s system is. */
export const apiPageStyle = `
:root {
  color-scheme: light dark;
  --text: light-dark(#1b1a19, #e8e6e3);
  --soft: light-dark(#5c5a57, #a9a6a1);
  --line: light-dark(#e1dfdd, #3b3a39);
  --back: light-dark(#ffffff, #1b1a19);
  --panel: light-dark(#f7f6f5, #252423);
  --link: light-dark(#0b5a9d, #7cc0f5);
  --get: light-dark(#0b6a3a, #7fd6a2);
  --write: light-dark(#8a4b00, #f0b565);
  --delete: light-dark(#a4262c, #f1a1a4);
  font: 16px/1.55 system-ui, "Segoe UI", sans-serif;
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; color: var(--text); background: var(--back);
  display: grid; grid-template-columns: 19rem minmax(0, 1fr); }
a { color: var(--link); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: .125rem; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: 1rem; padding: .5rem 1rem; background: var(--back); z-index: 1; }
nav { position: sticky; top: 0; height: 100vh; overflow-y: auto; padding: 1.5rem 1rem 2rem 1.5rem;
  border-right: 1px solid var(--line); background: var(--panel); font-size: .875rem; }
nav .title { font-size: 1rem; font-weight: 600; margin: 0 0 1rem; }
nav h2 { font-size: .75rem; letter-spacing: .04em; text-transform: uppercase; color: var(--soft);
  margin: 1.25rem 0 .25rem; border: 0; padding: 0; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav li a { display: flex; gap: .5rem; padding: .2rem 0; text-decoration: none; color: inherit; }
nav li a:hover span:last-child { text-decoration: underline; }
nav .method { flex: 0 0 3.25rem; font-size: .6875rem; line-height: 1.9; }
main { padding: 2rem clamp(1rem, 4vw, 3.5rem) 6rem; max-width: 68rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.5rem; margin: 4rem 0 1rem; padding-bottom: .375rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.1875rem; margin: 0 0 .25rem; }
h4 { font-size: .9375rem; margin: 1.5rem 0 .375rem; }
p { max-width: 46rem; margin: .375rem 0; }
article { padding: 1.75rem 0; border-bottom: 1px solid var(--line); }
article:target { scroll-margin-top: 1rem; }
article:target h3 { text-decoration: underline; text-decoration-color: var(--link); text-underline-offset: .3em; }
.call { font: .9375rem/1.6 ui-monospace, Consolas, monospace; overflow-wrap: anywhere; margin: .5rem 0; }
.method { font: 600 .8125rem/1.6 ui-monospace, Consolas, monospace; }
.GET, .HEAD { color: var(--get); }
.POST, .PUT, .PATCH { color: var(--write); }
.DELETE { color: var(--delete); }
.access, .shape { color: var(--soft); }
code { font: .875em/1.5 ui-monospace, Consolas, monospace; overflow-wrap: anywhere; }
pre { margin: .375rem 0; padding: .75rem 1rem; background: var(--panel); border: 1px solid var(--line);
  border-radius: .375rem; overflow-x: auto; max-height: 26rem; }
pre code { overflow-wrap: normal; font-size: .8125rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; margin: .375rem 0; }
th, td { text-align: start; vertical-align: top; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); }
thead th { color: var(--soft); font-weight: 600; }
tbody th { font-weight: 400; white-space: nowrap; }
.optional { color: var(--soft); font-size: .75rem; }
summary { cursor: pointer; font-weight: 600; font-size: .9375rem; margin: 1.25rem 0 .375rem; }
@media (max-width: 60rem) {
  body { grid-template-columns: minmax(0, 1fr); }
  nav { position: static; height: auto; max-height: 45vh; border-right: 0; border-bottom: 1px solid var(--line); }
}
@media (max-width: 40rem) {
  th, td, tbody th { white-space: normal; overflow-wrap: anywhere; min-width: 3.25rem; }
  th:first-child { min-width: 5.5rem; }
}
@media print { nav { display: none; } body { display: block; } pre { max-height: none; } }
`
