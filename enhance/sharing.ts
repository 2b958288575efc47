const CAN_SHARE = typeof navigator.share === "function";

/** Opens the share menu of the device. */
export function enhanceSharing() {
  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>("button[data-share]") : null;
    if (!button) return;
    const { share: url = "", shareTitle: title = "" } = button.dataset;
    // Closing the menu without sharing rejects the promise and is not an error.
    navigator.share({ title, url }).catch(() => undefined);
  });
}

/** Shows the share buttons where the browser supports sharing. They are hidden until then. */
export function showSharing() {
  if (CAN_SHARE)
    for (const button of document.querySelectorAll<HTMLElement>("button[data-share][hidden]")) button.hidden = false;
}
