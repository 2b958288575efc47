// What pages do with a script beyond what they do without one. It is all the script there is on a page made of content
// (docs/decisions/two-kinds-of-page.md), so it listens on the document and finds its elements by their data attributes.
import { enhanceCopying } from "./copying.ts";
import { forgetEmail } from "./history.ts";
import { enhanceFactFilter } from "./fact-filter.ts";
import { enhanceListFilter } from "./list-filter.ts";
import { enhanceMenus } from "./menus.ts";
import { keepQueryAcrossLanguages } from "./languages.ts";
import { enhanceQuickExit } from "./quick-exit.ts";
import { enhanceSharing, showSharing } from "./sharing.ts";
import { hydrateForms } from "./deferred-hydration.ts";

enhanceQuickExit();
enhanceMenus();
enhanceCopying();
enhanceSharing();
keepQueryAcrossLanguages();
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", enhanceParts);
else enhanceParts();

function enhanceParts() {
  hydrateForms();
  enhanceFactFilter();
  enhanceListFilter();
  look();
  // An answer to a form takes its place without a new page.
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
}

function look() {
  forgetEmail();
  showSharing();
}
