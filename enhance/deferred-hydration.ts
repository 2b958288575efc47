const ASLEEP = 'script[type="text/asleep"]';

// A pointer comes to a form before it presses, so most forms are awake when they are used.
const REACHING = ["pointerover", "pointerdown", "focusin"];

/**
 * Wakes the framework when somebody first reaches for a form (lib/http/framework.ts): until then a page with one is as light
 * as any other. What is sent before it is awake goes as it would without a script. A page that the browser has translated
 * is left alone, because React would put its own words back and empty the fields.
 */
export function hydrateForms() {
  const waiting = new AbortController();
  const reached = (element: unknown) => {
    const translated = document.documentElement.matches(".translated-ltr, .translated-rtl");
    if (!(element instanceof Element) || !element.closest("form") || translated) return;
    waiting.abort();
    document.querySelectorAll<HTMLScriptElement>(ASLEEP).forEach(wake);
  };
  for (const type of REACHING)
    document.addEventListener(type, ({ target }) => reached(target), { signal: waiting.signal });
  // Whoever was quicker than this script.
  reached(document.activeElement);
}

function wake(asleep: HTMLScriptElement) {
  const script = document.createElement("script");
  for (const { name, value } of asleep.attributes) if (name !== "type") script.setAttribute(name, value);
  asleep.replaceWith(script);
}
