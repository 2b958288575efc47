import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import type { ReactNode } from "react";

import { GonePetition, UnavailablePage } from "@/components/petition/instead-of-petition";
import type { Locale } from "@/lib/locale";
import { findPublicPetition } from "@/lib/petitions/queries";
import type { Petition } from "@/lib/petitions/schema";
import { setResponseStatus } from "@/lib/response";
import { isUnavailable } from "@/lib/unavailable";
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
  whenAway?: (slug: string, locale: Locale) => Promise<ReactNode>,
): Promise<ReactNode> {
  const { slug } = await params;
  const locale = await requestLocale(params);
  await connection();
  return orUnavailable(
    async () => {
      const petition = (await findPublicPetition(slug, new Date())) ?? notFound();
      if (petition !== "gone") return show(petition, locale);
      setResponseStatus(410);
      return <GonePetition />;
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
  describe: (petition: Petition, locale: Locale) => Promise<Metadata> | Metadata,
): Promise<Metadata> {
  const { slug } = await params;
  const locale = await requestLocale(params);
  await connection();
  try {
    const petition = (await findPublicPetition(slug, new Date())) ?? notFound();
    return petition === "gone" ? UNLISTED : await describe(petition, locale);
  } catch (error) {
    if (isNotFound(error)) return notFoundMetadata(locale);
    if (!isUnavailable(error)) throw error;
    return UNLISTED;
  }
}

const UNLISTED: Metadata = { robots: { index: false } };

/** For pages whose path contains a token: search engines do not index them, and links send no referrer. */
export const PRIVATE_PAGE: Metadata = { robots: { index: false, follow: false }, referrer: "no-referrer" };
