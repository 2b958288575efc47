const DEFERRED = 'script[type="text/deferred"]';

// A pointer moves over a form before it presses, so most forms are hydrated by then.
const REACH_EVENTS = ["pointerover", "pointerdown", "focusin"];

/**
 * Loads the deferred scripts of the framework (lib/http/framework.ts) when somebody first reaches for a form, so a page with
 * a form loads no more than any other until then. A form that is sent before hydration is sent as it is without a script. A
 * page that the browser has translated is not hydrated, because React would restore the original text and empty the fields.
 */
export function hydrateForms() {
  const waiting = new AbortController();
  const reached = (element: unknown) => {
    const translated = document.documentElement.matches(".translated-ltr, .translated-rtl");
    if (!(element instanceof Element) || !element.closest("form") || translated) return;
    waiting.abort();
    loadFramework();
  };
  for (const type of REACH_EVENTS)
    document.addEventListener(type, ({ target }) => reached(target), { signal: waiting.signal });
  // The reader may already be in a form before this script runs.
  reached(document.activeElement);
}

/**
 * The data of the page first: it is a file of its own where the page came from a template. Where the server has no data for a
 * page any more, because it shows a newer one, the framework stays out and the form works as it does without a script.
 */
function loadFramework() {
  const data = document.querySelector<HTMLScriptElement>(`${DEFERRED}[data-page-data]`);
  const loadFiles = () => document.querySelectorAll<HTMLScriptElement>(DEFERRED).forEach((file) => loadDeferred(file));
  if (data) loadDeferred(data, loadFiles);
  else loadFiles();
}

function loadDeferred(deferred: HTMLScriptElement, then?: () => void) {
  const script = document.createElement("script");
  for (const { name, value } of deferred.attributes) if (name !== "type") script.setAttribute(name, value);
  if (then) script.addEventListener("load", then);
  deferred.replaceWith(script);
}
