import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import type { ReactNode } from "react";

import { GonePetition, UnavailablePage } from "@/components/petition/instead-of-petition";
import type { Locale } from "@/lib/locale";
import { setResponseStatus } from "@/lib/response";
import { findPetition } from "@/lib/petitions/queries";
import { phaseOf } from "@/lib/petitions/rules";
import type { Petition } from "@/lib/petitions/schema";
import { isUnavailable } from "@/lib/unavailable";
import { isNotFound, notFoundMetadata, showNotFound } from "./not-found";
import { requestLocale } from "./request-locale";

type Asked = Promise<{ locale: string; slug: string }>;

/**
 * A page of one petition: 404 for what is not public, 410 for what was taken down, 503 while the database is away, and
 * otherwise what `show` makes of it.
 */
export async function showPetition(
  asked: Asked,
  show: (petition: Petition, locale: Locale) => Promise<ReactNode>,
  whenAway?: (slug: string, locale: Locale) => Promise<ReactNode>,
): Promise<ReactNode> {
  const { slug } = await asked;
  const locale = await requestLocale(asked);
  await connection();
  return orUnavailable(
    async () => {
      const petition = await findPetition(slug);
      const phase = petition && phaseOf(petition, new Date());
      if (!petition || phase === "not-public") notFound();
      if (phase === "gone") {
        setResponseStatus(410);
        return <GonePetition />;
      }
      return show(petition, locale);
    },
    whenAway && (() => whenAway(slug, locale)),
  );
}

/** What `show` makes, or a page with status 503 where the database is away. */
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
  asked: Asked,
  describe: (petition: Petition, locale: Locale) => Promise<Metadata> | Metadata,
): Promise<Metadata> {
  const { slug } = await asked;
  const locale = await requestLocale(asked);
  await connection();
  try {
    const petition = await findPetition(slug);
    const phase = petition && phaseOf(petition, new Date());
    if (!petition || phase === "not-public") notFound();
    return phase === "gone" ? UNLISTED : await describe(petition, locale);
  } catch (error) {
    if (isNotFound(error)) return notFoundMetadata(locale);
    if (!isUnavailable(error)) throw error;
    return UNLISTED;
  }
}

const UNLISTED: Metadata = { robots: { index: false } };

/** For pages whose address is a key: not in any index, and telling no other site where the reader came from. */
export const PRIVATE_PAGE: Metadata = { robots: { index: false, follow: false }, referrer: "no-referrer" };
