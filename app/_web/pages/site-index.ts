import { messagesOf } from "@/i18n/messages";
import { type Locale, locales } from "@/lib/locale";
import { factsPage } from "@/lib/content/facts/facts";
import { requireLivePaths } from "@/lib/content/live-paths";
import { documentsIn } from "@/lib/content/search/documents/documents";
import { withSearchWords } from "@/lib/content/search/documents/search-words";
import { makeIndex, type SearchIndex } from "@/lib/content/search/engine/rules";
import type { SearchDocument } from "@/lib/content/search/schema";

// Links that the texts may use although search does not find them: parts of pages that are rendered for the request or drawn.
const BEYOND = [
  "/petitions/safe-harbor",
  "/petitions/safe-harbor#sign",
  "/take-action#host-a-table",
  "/toolkits#printables",
  "/subscribe",
];

const made = new Map<Locale, SearchIndex>();

/** The pages where something can be found, each once and by its path in English. */
export function indexedPages(): string[] {
  return [...new Set(siteDocuments("en").map(({ path }) => path.split("#", 1)[0]!))];
}

/** The search index of the site in one language. It holds the list of petitions and no petition, since one may be hidden. */
export function siteIndex(locale: Locale): SearchIndex {
  const index = made.get(locale) ?? makeIndex(siteDocuments(locale), locale);
  made.set(locale, index);
  return index;
}

function siteDocuments(locale: Locale): SearchDocument[] {
  const { facts, content } = messagesOf(locale);
  const documents = [
    ...pageDocuments(locale),
    ...documentsIn(locale, { facts: facts.status, laws: content.status, lawAsOf: content.lawAsOf }),
  ];
  const paths = documents.map(({ path }) => path);
  requireLivePaths(locale, new Set([...paths, ...paths.map((path) => path.split("#", 1)[0]!), ...BEYOND]));
  return withSearchWords(documents, locale);
}

// Both are built on import, so that a link that leads nowhere stops the build in either language.
for (const locale of locales) siteIndex(locale);

/** The pages whose titles are messages of the interface. Every other page is found by its content. */
function pageDocuments(locale: Locale): SearchDocument[] {
  const { directories, lawmakers, learn, news, petition, shell, states } = messagesOf(locale);
  const { cases, days, organizations, reading, timeline, toolkits } = directories;
  const pages: [path: string, page: { title: string; lead: string }][] = [
    ["/get-help", shell.getHelp],
    ["/learn", learn],
    ["/timeline", timeline],
    ["/cases", cases],
    ["/organizations", organizations],
    ["/toolkits", toolkits],
    ["/reading", reading],
    ["/days", days],
    ["/states", states],
    ["/lawmakers", lawmakers],
    ["/subscribe", news.subscribe],
    ["/confirm", petition.code],
    ["/facts", { title: factsPage[locale].title, lead: factsPage[locale].description }],
  ];
  return [
    // The texts of the buttons that people may search for.
    {
      kind: "petition",
      title: petition.list.title,
      path: "/petitions",
      text: petition.list.lead,
      also: petition.form.submit,
    },
    ...pages.map(([path, { title, lead }]): SearchDocument => ({ kind: "page", title, path, text: lead })),
  ];
}
