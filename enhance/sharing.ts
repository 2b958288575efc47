const CAN_SHARE = typeof navigator.share === "function";

/** Shares by the device's own menu. */
export function enhanceSharing() {
  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>("button[data-share]") : null;
    if (!button) return;
    const { share: url = "", shareTitle: title = "" } = button.dataset;
    // Closing the menu without choosing is no failure.
    navigator.share({ title, url }).catch(() => undefined);
  });
}

/** Only the browser knows whether it has such a menu, so the button waits hidden. */
export function showSharing() {
  if (CAN_SHARE)
    for (const button of document.querySelectorAll<HTMLElement>("button[data-share][hidden]")) button.hidden = false;
}
