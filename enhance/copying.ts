/**
 * Copies the text of a `data-copy` button, or that of its `data-copy-field` as it is now. The page also shows the text to be selected, so without a script the button is
 * hidden. A field with `data-select` is selected as a whole when it gets focus.
 */
export function enhanceCopying() {
  document.addEventListener("click", async (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("button[data-copy]") : null;
    if (!button) return;
    const { copy = "", copyField = "", copied = "", copyFailed = "" } = button.dataset;
    const field = document.getElementById(copyField);
    const text = field instanceof HTMLTextAreaElement ? field.value : copy;
    const message = await navigator.clipboard.writeText(text).then(
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
