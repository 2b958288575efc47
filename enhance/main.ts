// What pages do with a script beyond what they do without one. It is all the script there is on a page made of content
// (docs/decisions/two-kinds-of-page.md), so it listens on the document and finds its elements by their data attributes.
import { enhanceCopying } from "./copying.ts";
import { enhanceLedgerFilter } from "./ledger-filter.ts";
import { enhanceListFilter } from "./list-filter.ts";
import { enhanceMenus } from "./menus.ts";
import { enhanceQuickExit } from "./quick-exit.ts";
import { keepQueryAcrossLanguages } from "./languages.ts";

enhanceQuickExit();
enhanceMenus();
enhanceCopying();
keepQueryAcrossLanguages();
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", enhanceFilters);
else enhanceFilters();

function enhanceFilters() {
  enhanceLedgerFilter();
  enhanceListFilter();
}
