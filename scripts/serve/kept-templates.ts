import { createHash } from "node:crypto";

import { logInfo } from "../../lib/log.ts";
import { fillLiveParts, type KeptPage, makeKeptPage } from "./kept-page.ts";
import type { NextHandler } from "./next-response.ts";
import { shareReads } from "./shared-reads.ts";
import { templatePath, type WantedPage } from "./wanted-page.ts";

// All pages of all languages, several times over: revisions of texts come and go.
const KEPT_MAX = 600;
const FILLED_MILLISECONDS_MAX = 1_000;
const RETRY_MILLISECONDS = 2_000;

/** What is live on a page, filled in, for everybody to whom it applies. */
interface Filled {
  live: string;
  page: KeptPage;
}

/**
 * The templates of this process. The function that it returns reads a page, and resolves with the page filled in as far as it
 * is the same for all readers. Null where the page shows something else, or where its data is wanted and it has changed.
 */
export function keepTemplates(handle: NextHandler, buildId: string): (wanted: WantedPage) => Promise<KeptPage | null> {
  const read = shareReads();
  const kept = new Map<string, Promise<KeptPage | null>>();
  // By the tag of the page. The newest alone, and not for long: names of signers are among it.
  const filled = new Map<string, Filled>();

  return openPage;

  async function openPage(wanted: WantedPage): Promise<KeptPage | null> {
    const { template, request, pathname, dataOf } = wanted;
    const found = await read(pathname, async () => {
      const page = await template.read(request);
      return (
        page && {
          ...page,
          written: JSON.stringify(page.live, (_key, value) => (typeof value === "bigint" ? `${value}` : value)),
        }
      );
    });
    if (!found) return null;
    const path = templatePath(wanted);
    const tag = tagOf([buildId, path, found.frame, today()]);
    if (dataOf !== null && dataOf !== tag) return null;
    const page = await (kept.get(tag) ?? keep(tag, makeKeptPage(handle, { path, tag, frame: found.frame })));
    if (!page) return null;
    // One reader alone gets what was filled in behind a token.
    if (request.params["token"] !== undefined) return fillLiveParts(page, wanted, found.live);
    const live = `${request.from ?? ""} ${found.written}`;
    const known = filled.get(tag);
    if (known?.live === live) return known.page;
    const made = { live, page: fillLiveParts(page, wanted, found.live) };
    filled.set(tag, made);
    setTimeout(() => filled.get(tag) === made && filled.delete(tag), FILLED_MILLISECONDS_MAX).unref();
    return made.page;
  }

  function keep(tag: string, page: Promise<KeptPage | null>) {
    kept.set(tag, page);
    // What failed, or was another page at that moment, is tried again, but not by each reader: Next renders it meanwhile.
    void page
      .catch(() => null)
      .then((made) => {
        if (made) return;
        logInfo("template-not-kept", { tag });
        setTimeout(() => kept.delete(tag), RETRY_MILLISECONDS).unref();
      });
    const [oldest] = kept.keys();
    if (oldest !== undefined && kept.size > KEPT_MAX) kept.delete(oldest);
    return page;
  }
}

// Pages say which of their checks are due today.
const today = () => new Date().toISOString().slice(0, 10);
const tagOf = (parts: unknown[]) => createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 16);
