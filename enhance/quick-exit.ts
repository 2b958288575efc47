import { forgetSentForm } from "./sent-form.ts";

const ESCAPES_TO_LEAVE = 3;
const ESCAPES_WITHIN_MILLISECONDS = 2_000;

// The neutral page, in the storage of the tab, after the reader left for it.
const LEFT_FOR = "left-for";

/**
 * The quick exit. Without a script it is a plain link to a neutral page. This script also replaces the current page in the
 * history, lets the Escape key leave when it is pressed three times, and leaves again when Back leads to an earlier page of
 * this site. A script cannot delete earlier pages from the history, so Back may show one for an instant.
 */
export function enhanceQuickExit() {
  leaveAgain(isFromHistory());
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted) leaveAgain(true);
  });
  let presses: number[] = [];
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-leave]") : null;
    // With a modifier key the reader wants a new tab, so this page stays.
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    leaveFor(link.href);
  });
  window.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    presses = [...presses, event.timeStamp].filter((at) => event.timeStamp - at <= ESCAPES_WITHIN_MILLISECONDS);
    const link = document.querySelector<HTMLAnchorElement>("a[data-leave]");
    if (link && presses.length >= ESCAPES_TO_LEAVE) leaveFor(link.href);
  });
}

/** Did Back or Forward lead to this page? */
function isFromHistory(): boolean {
  const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return navigation?.type === "back_forward";
}

/** Leaves for the page that the reader left for before. Who opens this site again in another way than by Back may stay. */
function leaveAgain(fromHistory: boolean) {
  try {
    const url = sessionStorage.getItem(LEFT_FOR);
    if (url !== null && fromHistory) leaveFor(url);
    else sessionStorage.removeItem(LEFT_FOR);
  } catch {
    // A browser that blocks all storage throws. Back then shows the earlier pages.
  }
}

function leaveFor(url: string) {
  // The other page may take seconds to load. This one must not stay visible meanwhile.
  document.documentElement.hidden = true;
  document.title = "…";
  forgetSentForm();
  try {
    sessionStorage.setItem(LEFT_FOR, url);
  } catch {
    // As above. Leaving does not depend on it.
  }
  window.location.replace(url);
}
