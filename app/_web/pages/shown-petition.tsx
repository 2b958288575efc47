import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { cache, type ReactNode } from "react";

import { GonePetition, UnavailablePage } from "@/components/petition/instead-of-petition";
import type { Locale } from "@/lib/locale";
import { clearPetitionMemo, findPetitionVersion, findPublicPetition } from "@/lib/petitions/queries";
import type { Petition, PetitionVersion } from "@/lib/petitions/schema";
import { currentHandling, requireDatabase, setResponseStatus } from "@/lib/response";
import { isUnavailable } from "@/lib/unavailable";
import { openTemplate, type OpenedTemplate } from "../templates/open-template";
import type { PageTemplate } from "../templates/page-template";
import type { PetitionFrame } from "../templates/petition-templates";
import { isNotFound, notFoundMetadata, showNotFound } from "./not-found";
import { requestLocale } from "./request-locale";

type PetitionParams = Promise<{ locale: string; slug: string }>;

/**
 * A page of one petition: 404 where it is not public, 410 where it was taken down, 503 while the database is away, and
 * otherwise what `show` renders.
 */
export async function showPetition(
  params: PetitionParams,
  show: (petition: Petition, locale: Locale) => Promise<ReactNode>,
): Promise<ReactNode> {
  const { slug } = await params;
  const locale = await requestLocale(params);
  await connection();
  return orUnavailable(async () => {
    const petition = (await findPublicPetition(slug, new Date())) ?? notFound();
    return petition === "gone" ? showGone() : show(petition, locale);
  });
}

function showGone(): ReactNode {
  setResponseStatus(410);
  return <GonePetition />;
}

interface PetitionPageProps {
  params: Promise<{ locale: string; slug: string; state?: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What a page of one petition that has a template is made of. */
export interface OpenedPetition extends OpenedTemplate<PetitionFrame> {
  /** The text that its frame names. */
  version: PetitionVersion;
  locale: Locale;
}

/** A page of one petition that has a template, with the statuses of `showPetition`. */
export async function showFromTemplate<Live>(
  template: PageTemplate<PetitionFrame, Live>,
  { params, searchParams }: PetitionPageProps,
  show: (opened: OpenedPetition) => Promise<ReactNode> | ReactNode,
  whenAway?: (slug: string, locale: Locale) => Promise<ReactNode>,
): Promise<ReactNode> {
  const locale = await requestLocale(params);
  const { slug, state } = await params;
  await connection();
  return orUnavailable(
    async () => {
      const opened = await openTemplate(template, {
        locale,
        params: { slug, ...(state && { state }) },
        query: searchParams,
      });
      if (opened) return show({ ...opened, version: await requireVersion(slug, opened.frame.version), locale });
      // Not what was known a moment ago: the petition has just been found to be no page.
      clearPetitionMemo();
      return (await findPublicPetition(slug, new Date())) === "gone" ? showGone() : notFound();
    },
    whenAway && (() => whenAway(slug, locale)),
  );
}

/** What `show` renders, or a page with status 503 while the database is away. */
export async function orUnavailable(
  show: () => Promise<ReactNode>,
  whenAway?: () => Promise<ReactNode>,
): Promise<ReactNode> {
  try {
    return await show();
  } catch (error) {
    if (isNotFound(error)) return showNotFound();
    if (!isUnavailable(error)) throw error;
    setResponseStatus(503);
    return whenAway ? whenAway() : <UnavailablePage />;
  }
}

/** The metadata of a page of one petition. It never fails where the page itself still has something to say. */
export async function petitionMetadata(
  params: PetitionParams,
  describe: (petition: Pick<Petition, "slug" | "version">, locale: Locale) => Promise<Metadata> | Metadata,
): Promise<Metadata> {
  const { slug } = await params;
  const locale = await requestLocale(params);
  await connection();
  const kept = currentHandling()?.template;
  // Whatever fails here must not be kept, so it fails the page.
  if (kept)
    return describe({ slug, version: await requireVersion(slug, (kept.frame as PetitionFrame).version) }, locale);
  try {
    requireDatabase();
    const petition = (await findPublicPetition(slug, new Date())) ?? notFound();
    return petition === "gone" ? UNLISTED : await describe(petition, locale);
  } catch (error) {
    if (isNotFound(error)) return notFoundMetadata(locale);
    if (!isUnavailable(error)) throw error;
    return UNLISTED;
  }
}

// The page and its metadata share one query.
const requireVersion = cache(
  async (slug: string, number: number) => (await findPetitionVersion(slug, number)) ?? notFound(),
);

const UNLISTED: Metadata = { robots: { index: false } };

/** For pages whose path contains a token: search engines do not index them, and links send no referrer. */
export const PRIVATE_PAGE: Metadata = { robots: { index: false, follow: false }, referrer: "no-referrer" };
