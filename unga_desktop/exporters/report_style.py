"""The style sheet of the HTML report: light and dark by the reader's choice, and on paper marks that need no colour."""

from dataclasses import asdict

from unga_desktop.core.appearance import Appearance, Palette

_RULES = """
* { box-sizing: border-box; }
html { color-scheme: light dark; }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 60rem; color: var(--text); background: var(--ground);
  font: 1rem/1.5 var(--sans); overflow-wrap: anywhere; }
h1 { font-size: 1.8rem; line-height: 1.2; margin: 0.5rem 0; }
h2 { font-size: 1.3rem; margin: 2.5rem 0 0.5rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 0.5rem; }
header p, footer p { color: var(--muted); font-size: 0.85rem; margin: 0.1rem 0; }
table { border-collapse: collapse; width: 100%; margin: 0.75rem 0; }
caption { text-align: start; color: var(--muted); font-size: 0.85rem; padding: 0.25rem 0; }
th, td { text-align: start; vertical-align: top; padding: 0.35rem 0.5rem; border-bottom: 1px solid var(--line);
  font-weight: normal; }
thead th { font-weight: 600; background: var(--panel); border-bottom: 2px solid var(--text); }
th { overflow-wrap: normal; }
td:not(.number) { min-width: 4.5rem; }
.number { text-align: end; font-variant-numeric: tabular-nums; }
.scroll { overflow-x: auto; }
dl { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: 0.25rem 1rem; }
dt { color: var(--muted); }
dd { margin: 0; }
.muted { color: var(--muted); }
.alarm { color: var(--deleted); font-weight: 700; }
.document, .redline { font-family: var(--serif); font-size: 1.1em; }
.redline { line-height: 1.6; max-width: 46rem; }
.row { position: relative; padding-inline-start: 3.2rem; margin: 0.8rem 0; }
.changed { border-inline-start: 3px solid var(--text); margin-inline-start: -0.2rem; }
.row p { margin: 0.3rem 0; white-space: pre-wrap; }
.row .title { font-size: 1.15em; text-align: center; }
.sub { padding-inline-start: 2rem; }
.sub2 { padding-inline-start: 4rem; }
.changes { position: absolute; inset-inline-start: 0.4rem; font: 600 0.75rem/2 var(--sans); }
.note { font: 0.8rem/1.5 var(--sans); color: var(--muted); }
ins { color: var(--inserted); background: var(--inserted-ground); font-weight: 700; text-decoration: underline; }
del { color: var(--deleted); background: var(--deleted-ground); text-decoration: line-through; }
.tag { font: 700 0.62em/1 var(--sans); color: var(--text); padding-inline: 0.2em; user-select: none; -webkit-user-select: none; }
.tag abbr { text-decoration: none; }
.tag.unknown { color: var(--deleted); }
.moved { text-decoration: underline dotted; color: var(--moved); }
ins.ignored, del.ignored { color: var(--muted); background: none; font-weight: normal; }
.hidden { font: 0.75em var(--sans); color: var(--hidden); background: var(--hidden-ground); border: 1px solid; border-radius: 2px;
  padding: 0 0.2em; margin: 0 0.1em; text-decoration: inherit; }
.states { columns: 14rem; padding: 0; margin: 0; list-style: none; font-size: 0.95rem; }
figure { margin: 0.75rem 0; }
figure svg { width: 100%; height: auto; display: block; }
@media screen and (max-width: 40rem) {
  th, td { padding: 0.35rem 0.2rem; }
  thead th { font-size: 0.8rem; }
  td:not(.number) { min-width: 5.4rem; }
  dl { grid-template-columns: minmax(5rem, 7rem) 1fr; }
  .numbers { font-size: 0.8rem; }
  .numbers thead th { font-size: 0.7rem; }
  .stacked thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .stacked tbody, .stacked tr, .stacked th, .stacked td { display: block; border: 0; padding: 0.1rem 0; text-align: start; }
  .stacked tr { border-bottom: 1px solid var(--line); padding: 0.6rem 0; }
  .stacked td:empty { display: none; }
  .stacked td::before, .stacked .number::before { content: attr(data-column) " "; color: var(--muted);
    font: 0.75rem var(--sans); }
  .stacked td::before { display: block; direction: ltr; text-align: start; }
}
@media print {
  @page { margin: 20mm; }
  body { padding: 0; max-width: none; color: #000; background: #fff; font-size: 10pt; }
  h2, h3, caption, thead { break-after: avoid; }
  tr, .row, figure { break-inside: avoid; }
  p { orphans: 2; widows: 2; }
  ins, del, .moved, .hidden, .tag.unknown { color: #000; background: none; }
  .scroll { overflow: visible; }
}
"""


def style(appearance: Appearance) -> str:
    """The whole style sheet."""
    light, dark = _variables(appearance.light), _variables(appearance.dark)
    fonts = f"--serif: {_families(appearance.type.serif, 'serif')}; --sans: {_families(appearance.type.sans, 'sans-serif')};"
    return (
        f":root {{ {fonts} {light} }}\n@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}{_RULES}"
    )


def _variables(palette: Palette) -> str:
    return " ".join(f"--{role.replace('_', '-')}: {colour};" for role, colour in asdict(palette).items())


def _families(families: tuple[str, ...], last: str) -> str:
    return ", ".join((*(f'"{family}"' for family in families), last))
