// React and Next in the HTML of a page. Links of this site are plain links, and what a page does with a script is in
// enhance/, so on a page without a form the framework would only make old phones wait. A form works without it, too, and
// is better with it: there it sleeps until somebody reaches for the form (enhance/deferred-hydration.ts).

const SCRIPT = /<script\b(?<attributes>[^>]*)>[\s\S]*?<\/script>/g;
const PRELOADED_SCRIPT = /<link\b[^>]*\sas="script"[^>]*>/g;
const FRAMEWORK_FILE = /<script\b(?=[^>]*\ssrc="\/_next\/)/g;
const KEPT = /\stype="application\/ld\+json"|\ssrc="\/enhance\.js"/;

// What a page streams out of order needs a script to be put in its place.
const OUT_OF_ORDER = /<template id="[BP]:|\$RC\(/;

// Client components are named in the data of a page: `I[39756,["…"],"Name"]`, there in a string of a script.
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
  // Ours: they ask for the address that they stand at, and the server knows it as well.
  "LanguageSwitch",
  "ReportLink",
]);

/** What of the page needs the framework, or null. */
export function needOfFramework(html: string): string | null {
  if (OUT_OF_ORDER.test(html)) return "a part of it is streamed out of order";
  const names = [...html.matchAll(CLIENT_COMPONENT)].map(({ groups }) => groups?.["name"] ?? "");
  const needed = names.find((name) => !WITHOUT_BEHAVIOR.has(name));
  return needed === undefined ? null : `the client component ${needed} would do nothing without it`;
}

/** The page with its text, styles and data, and of scripts only our own. */
export function withoutHydration(html: string): string {
  return html
    .replace(SCRIPT, (script, attributes: string) => (KEPT.test(attributes) ? script : ""))
    .replace(PRELOADED_SCRIPT, "");
}

/** The page with its forms, whose framework is named and not fetched: browsers leave scripts of a type they do not know alone. */
export function withDeferredHydration(html: string): string {
  return html.replace(FRAMEWORK_FILE, '<script type="text/deferred"').replace(PRELOADED_SCRIPT, "");
}
