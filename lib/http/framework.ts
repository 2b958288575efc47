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

/** Why the page needs the framework, or null. */
export function needOfFramework(html: string): string | null {
  if (OUT_OF_ORDER.test(html)) return "a part of it is streamed out of order";
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
