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
    document.querySelectorAll<HTMLScriptElement>(DEFERRED).forEach(loadDeferred);
  };
  for (const type of REACH_EVENTS)
    document.addEventListener(type, ({ target }) => reached(target), { signal: waiting.signal });
  // The reader may already be in a form before this script runs.
  reached(document.activeElement);
}

function loadDeferred(deferred: HTMLScriptElement) {
  const script = document.createElement("script");
  for (const { name, value } of deferred.attributes) if (name !== "type") script.setAttribute(name, value);
  deferred.replaceWith(script);
}
