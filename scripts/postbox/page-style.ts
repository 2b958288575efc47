/** The style of the postbox: the colors of the site, without its fonts. */
export const STYLE = `
:root { color-scheme: light dark; --ground: #FBF8F2; --text: #12202B; --muted: #4A5A66; --link: #0B5F70; --edge: #8A8373; --line: #D9D3C5 }
@media (prefers-color-scheme: dark) {
  :root { --ground: #0A1620; --text: #EAF1F2; --muted: #A9BAC2; --link: #7CC4CF; --edge: #7D8F99; --line: #2B3E4A }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--text); font: 16px/1.6 "Public Sans", system-ui, sans-serif }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem 4rem }
h1 { font: 600 2rem/1.15 Newsreader, Georgia, serif; margin: 0 0 .75rem }
h2 { font: 600 1.25rem/1.3 Newsreader, Georgia, serif; margin: 2rem 0 .5rem }
a { color: var(--link); text-underline-offset: .15em }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
form { display: flex; flex-wrap: wrap; gap: .5rem .75rem; align-items: center; margin: 1rem 0 }
input, select, button { font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--edge); border-radius: 6px; padding: .4rem .75rem; min-height: 44px; max-width: 100% }
input[type=number] { width: 7rem }
button { cursor: pointer; font-weight: 600 }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums }
th, td { text-align: left; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere }
th, dt, .empty { color: var(--muted); font-weight: 400 }
.time { white-space: nowrap }
nav { display: flex; justify-content: space-between; margin: 1.5rem 0 }
details { margin: 3rem 0 0; padding-top: 1rem; border-top: 1px solid var(--line) }
summary { cursor: pointer }
dl { margin: 1rem 0 } dl div { display: grid; grid-template-columns: 9rem 1fr; gap: .75rem } dd { margin: 0; overflow-wrap: anywhere }
iframe { width: 100%; height: 46rem; border: 1px solid var(--line); border-radius: 6px; background: #FBF8F2 }
pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: 1rem; border: 1px solid var(--line); border-radius: 6px; font-size: 15px }
@media (max-width: 40rem) {
  thead { display: none } tr { display: block; padding: .5rem 0; border-bottom: 1px solid var(--line) } td { display: block; border: 0; padding: 0 }
  dl div { grid-template-columns: 1fr; gap: 0 }
}
`;
