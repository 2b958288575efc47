const ESCAPES_TO_LEAVE = 3;
const ESCAPES_WITHIN_MILLISECONDS = 2_000;

/**
 * Leaves at once for a neutral page. Without a script the link does it; with one it also takes the place of this page
 * in the history, and answers to the Escape key pressed three times.
 */
export function enhanceQuickExit() {
  let presses: number[] = [];
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-leave]") : null;
    // A new tab asked for with a modifier key is the reader's choice; leave this page alone then.
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

function leaveFor(address: string) {
  // The other page may take seconds to load: nothing of this one should stay in sight meanwhile.
  document.documentElement.hidden = true;
  document.title = "…";
  window.location.replace(address);
}
