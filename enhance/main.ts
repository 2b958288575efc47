// Progressive enhancement. A page of content has no other script (docs/decisions/two-kinds-of-page.md), so this one listens on
// the document and finds its elements by their data attributes.
import { enhanceCopying } from "./copying.ts";
import { enhanceDrafts } from "./drafts.ts";
import { hideToken } from "./token-url.ts";
import { openFoldsInPrint, openFoldsOfTarget } from "./folds.ts";
import { enhanceFileCheck } from "./file-check.ts";
import { enhanceListFilter } from "./list-filter.ts";
import { enhanceMenus } from "./menus.ts";
import { keepQueryAcrossLanguages } from "./languages.ts";
import { enhanceQuickExit } from "./quick-exit.ts";
import { keepNumberLive } from "./live-number.ts";
import { enhanceSharing, showSharing } from "./sharing.ts";
import { hydrateForms } from "./deferred-hydration.ts";
import { keepSentForm, showSentForm } from "./sent-form.ts";

enhanceQuickExit();
enhanceMenus();
enhanceCopying();
enhanceDrafts();
enhanceSharing();
keepQueryAcrossLanguages();
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", enhanceParts);
else enhanceParts();

function enhanceParts() {
  hydrateForms();
  keepSentForm();
  openFoldsOfTarget();
  openFoldsInPrint();
  enhanceListFilter();
  keepNumberLive();
  enhanceFileCheck();
  enhanceNewParts();
  // The result of a form replaces it without a new page.
  new MutationObserver(enhanceNewParts).observe(document.body, { childList: true, subtree: true });
}

function enhanceNewParts() {
  hideToken();
  showSharing();
  showSentForm();
}
