/**
 * Copies the text of a `data-copy` button. The page also shows the text to be selected, so without a script the button is
 * hidden. A field with `data-select` is selected as a whole when it gets focus.
 */
export function enhanceCopying() {
  document.addEventListener("click", async (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("button[data-copy]") : null;
    if (!button) return;
    const { copy = "", copied = "", copyFailed = "" } = button.dataset;
    const message = await navigator.clipboard.writeText(copy).then(
      () => copied,
      () => copyFailed,
    );
    const status = button.parentElement?.querySelector("[role=status]");
    if (status) status.textContent = message;
  });
  document.addEventListener("focusin", ({ target }) => {
    if (target instanceof HTMLInputElement && "select" in target.dataset) target.select();
  });
}
