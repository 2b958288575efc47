/**
 * Puts a harmless address in place of the one with the token, so that the token does not stay in the history of a
 * shared computer, nor in a picture of the screen. Loading the page again then shows the harmless one.
 */
export function forgetEmail() {
  const { shownAddress } = document.querySelector<HTMLElement>("[data-shown-address]")?.dataset ?? {};
  if (!shownAddress || shownAddress === location.pathname) return;
  history.replaceState(null, "", shownAddress);
  // What was pressed to come here may be gone from the page, and the focus with it.
  const title = document.querySelector("h1");
  if (title && document.activeElement === document.body) {
    title.tabIndex = -1;
    title.focus();
  }
}
