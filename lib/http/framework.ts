// Removes or defers the scripts of React and Next in the HTML of a page. The links of this site are plain links, and the
// small script of every page is in enhance/, so a page without a form needs no framework, and old phones load faster
// without it. A form works without it too, but better with it, so there hydration is deferred until somebody reaches for
// the form (enhance/deferred-hydration.ts).

const SCRIPT = /<script\b(?<attributes>[^>]*)>[\s\S]*?<\/script>/g;
const PRELOADED_SCRIPT = /<link\b[^>]*\sas="script"[^>]*>/g;
const FRAMEWORK_FILE = /<script\b(?=[^>]*\ssrc="\/_next\/)/g;
const KEPT = /\stype="application\/ld\+json"|\ssrc="\/enhance\.js"/;

// Parts that are streamed out of order need a script that moves them to their place.
const OUT_OF_ORDER = /<template id="[BP]:|\$RC\(/;

// The data of a page names its client components, in a string of a script: `I[39756,["…"],"Name"]`.
const CLIENT_COMPONENT = /:I\[\d+,\[[^\]]*\],\\"(?<name>[A-Z]\w*)\\"/g;
const WITHOUT_BEHAVIOR = new Set([
  // Next's own.
  "ClientPageRoot",
  "ClientSegmentRoot",
  "IconMark",
  "MetadataBoundary",
  "OutletBoundary",
  "RootLayoutBoundary",
  "ViewportBoundary",
  // Ours. They only read the path of the page, which the server renders as well.
  "LanguageSwitch",
  "ReportLink",
]);

/** Whether a part of the page stands elsewhere than where it belongs, until a script puts it in its place. */
export function isOutOfOrder(html: string): boolean {
  return OUT_OF_ORDER.test(html);
}

/** Why the page needs the framework, or null. */
export function needOfFramework(html: string): string | null {
  if (isOutOfOrder(html)) return "a part of it is streamed out of order";
  const names = [...html.matchAll(CLIENT_COMPONENT)].map(({ groups }) => groups?.["name"] ?? "");
  const needed = names.find((name) => !WITHOUT_BEHAVIOR.has(name));
  return needed === undefined ? null : `the client component ${needed} would do nothing without it`;
}

/** The page without the framework: its text, styles, data and our own script stay. */
export function withoutHydration(html: string): string {
  return html
    .replace(SCRIPT, (script, attributes: string) => (KEPT.test(attributes) ? script : ""))
    .replace(PRELOADED_SCRIPT, "");
}

/** The page with the framework deferred: browsers do not fetch scripts of a type that they do not know. */
export function withDeferredHydration(html: string): string {
  return html.replace(FRAMEWORK_FILE, '<script type="text/deferred"').replace(PRELOADED_SCRIPT, "");
}

const NONCE = /\snonce="[^"]*"/g;

/** The page without the nonces of the response that it was rendered for: a page without inline scripts needs none. */
export function withoutNonces(html: string): string {
  return html.replace(NONCE, "");
}

const DATA_PUSH = /^self\.__next_f\.push\((\[1,.*\])\)$/s;

/**
 * The page with its forms, like `withDeferredHydration`, and apart from it the script of its data, so that no inline script is
 * left on the page: `script` is loaded from `dataUrl` before the framework. React's data comes in many pieces that may
 * begin and end anywhere; in `script` they are one.
 */
export function withDetachedHydration(html: string, dataUrl: string): { page: string; script: string } {
  const scripts: string[] = [];
  let data = "";
  const withoutInline = html.replace(SCRIPT, (script, attributes: string) => {
    if (KEPT.test(attributes) || /\ssrc=/.test(attributes)) return script;
    const code = script.slice(script.indexOf(">") + 1, -"</script>".length);
    const piece = DATA_PUSH.exec(code)?.[1];
    if (piece) data += (JSON.parse(piece) as [number, string])[1];
    else scripts.push(code);
    return "";
  });
  const first = `<script type="text/deferred" data-page-data="" src="${dataUrl.replaceAll("&", "&amp;")}"></script>`;
  const page = withDeferredHydration(withoutInline).replace("</body>", `${first}</body>`);
  return { page, script: [...scripts, `self.__next_f.push(${JSON.stringify([1, data])})`].join(";\n") };
}
