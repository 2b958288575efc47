const ESCAPES_TO_LEAVE = 3;
const ESCAPES_WITHIN_MILLISECONDS = 2_000;

/**
 * The quick exit. Without a script it is a plain link to a neutral page. This script also replaces the current page in the
 * history, and lets the Escape key leave when it is pressed three times.
 */
export function enhanceQuickExit() {
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

function leaveFor(url: string) {
  // The other page may take seconds to load. This one must not stay visible meanwhile.
  document.documentElement.hidden = true;
  document.title = "…";
  window.location.replace(url);
}
