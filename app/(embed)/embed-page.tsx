import { connection } from "next/server";
import type { ReactNode } from "react";

import { requestLocale } from "@/app/_web/pages/request-locale";
import { EmbedFrame, OutOfFrame } from "@/components/embed/embed-frame";
import { messagesOf } from "@/i18n/messages";
import { absoluteUrl } from "@/lib/absolute-url";
import { traffickingHotline } from "@/lib/content/helplines";
import { type Locale } from "@/lib/locale";
import { findPublicPetition } from "@/lib/petitions/queries";
import type { Petition } from "@/lib/petitions/schema";
import { requireDatabase, setResponseStatus } from "@/lib/response";
import { sourceField } from "@/lib/signatures/schema";
import { isUnavailable } from "@/lib/unavailable";

interface EmbedPageProps {
  params: Promise<{ locale: string; slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export interface Embedded {
  petition: Petition;
  locale: Locale;
  /** The source code of the partner. */
  from: string | null;
  /** The query that keeps it, or nothing. */
  query: string;
}

/**
 * A page of one petition in a frame. What it says instead, with the statuses of every page of a petition, stands in a frame as
 * well, so its only links are out of it.
 */
export async function showEmbedded(
  { params, searchParams }: EmbedPageProps,
  rest: "" | "/check-your-email",
  show: (embedded: Embedded) => Promise<ReactNode>,
): Promise<ReactNode> {
  const locale = await requestLocale(params);
  const { slug } = await params;
  const from = sourceField.parse((await searchParams).from ?? null);
  const query = from === null ? "" : `?from=${from}`;
  await connection();
  return (
    <EmbedFrame helpline={traffickingHotline} path={`/embed/${encodeURIComponent(slug)}${rest}${query}`}>
      {await showOrSay(locale, slug, (petition) => show({ petition, locale, from, query }))}
    </EmbedFrame>
  );
}

async function showOrSay(
  locale: Locale,
  slug: string,
  show: (petition: Petition) => Promise<ReactNode>,
): Promise<ReactNode> {
  try {
    requireDatabase();
    const petition = await findPublicPetition(slug, new Date());
    if (petition && petition !== "gone") return await show(petition);
    setResponseStatus(petition ? 410 : 404);
    return <Instead locale={locale} reason={petition ?? "missing"} />;
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    setResponseStatus(503);
    return <Instead locale={locale} reason="away" />;
  }
}

function Instead({ locale, reason }: { locale: Locale; reason: "missing" | "gone" | "away" }) {
  const texts = messagesOf(locale).petition.embed;
  return (
    <>
      <h1 className="text-2xl">{texts[reason]}</h1>
      <p className="my-4">{texts[`${reason}Text`]}</p>
      <OutOfFrame href={absoluteUrl(locale, "/petitions")}>{texts.site}</OutOfFrame>
    </>
  );
}
