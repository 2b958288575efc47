import { getTranslations } from "next-intl/server";

import { packetDay, recipientName, stateName, withdrawnSince } from "@/app/_web/pages/packet-facts";
import { FileCheck } from "@/components/deliveries/file-check";
import { Generations } from "@/components/deliveries/generations";
import { HashCommands } from "@/components/deliveries/hash-commands";
import { Page } from "@/components/ui/container";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { formatDay, formatNumber } from "@/i18n/format";
import { messagesOf } from "@/i18n/messages";
import { shownCode } from "@/lib/deliveries/rules";
import type { Verification } from "@/lib/deliveries/schema";
import { type Locale, localePath } from "@/lib/locale";
import { interpolate } from "@/lib/text";

interface VerifiedPacketProps {
  code: string;
  verification: Verification;
  locale: Locale;
}

/** What was delivered, with the hashes of all files that were made for it. */
export async function VerifiedPacket({ code, verification, locale }: VerifiedPacketProps) {
  const t = await getTranslations({ locale, namespace: "deliveries.verify" });
  const { verify } = messagesOf(locale).deliveries;
  const { manifests, status, state } = verification;
  const generations = manifests.map(({ generation, builtAt, rows, paper, files }, index) => ({
    generation,
    title: t("generation", { number: generation, date: formatDay(locale, new Date(builtAt)), count: rows, paper }),
    isNewest: index === 0,
    files: files.map((file) => ({
      ...file,
      size: interpolate(verify.bytes, { count: formatNumber(locale, file.bytes) }),
    })),
  }));
  return (
    <Page>
      <PageTitle eyebrow={verify.title}>{interpolate(verify.foundTitle, { code: shownCode(code) })}</PageTitle>
      {status === "ready" ? null : (
        <Notice className="mb-10 max-w-2xl">
          <p>{verify[status]}</p>
        </Notice>
      )}
      <div className="max-w-2xl space-y-12">
        <Facts {...{ verification, locale }} />
        <p>{verify.proof}</p>
        <section aria-labelledby="check" className="noscript:hidden print:hidden">
          <h2 id="check" className="text-xl">
            {verify.fileTitle}
          </h2>
          <FileCheck texts={verify} listId="files" />
        </section>
        <section aria-labelledby="files-title">
          <h2 id="files-title" className="text-xl">
            {verify.filesTitle}
          </h2>
          <Generations id="files" generations={generations} texts={verify} />
        </section>
        <HashCommands texts={verify} name={manifests[0]?.files[0]?.name ?? "packet.pdf"} />
        <p>{interpolate(verify.moreNow, { state: stateName(locale, state) })}</p>
        <p>
          <a href={localePath(locale, "/verify")} className="text-link">
            {verify.another}
          </a>
        </p>
      </div>
    </Page>
  );
}

async function Facts({ verification, locale }: Pick<VerifiedPacketProps, "verification" | "locale">) {
  const t = await getTranslations({ locale, namespace: "deliveries.verify" });
  const { facts } = messagesOf(locale).deliveries.verify;
  const { petition, recipient, state, cutOff, receivedAt, manifests } = verification;
  const newest = manifests[0];
  const withdrawn = withdrawnSince(manifests);
  return (
    <dl className="grid gap-x-8 gap-y-1 sm:grid-cols-[11rem_1fr] sm:gap-y-4 [&_dt]:text-muted max-sm:[&_dd+dt]:mt-4">
      <dt>{facts.petition}</dt>
      <dd>
        <a href={localePath(locale, `/petitions/${petition.slug}`)} className="text-link">
          {petition.title[locale]}
        </a>
      </dd>
      <dt>{facts.recipient}</dt>
      <dd>{recipientName(locale, recipient, state)}</dd>
      <dt>{facts.signatures}</dt>
      <dd>
        <p className="font-semibold">{formatNumber(locale, newest?.rows ?? 0)}</p>
        {newest && newest.paper > 0 ? (
          <p className="text-sm text-muted">
            {interpolate(facts.paper, { count: formatNumber(locale, newest.paper) })}
          </p>
        ) : null}
        {withdrawn > 0 ? <p className="text-sm text-muted">{t("withdrawn", { count: withdrawn })}</p> : null}
      </dd>
      <dt>{facts.cutOff}</dt>
      <dd>{packetDay(locale, cutOff)}</dd>
      <dt>{facts.received}</dt>
      <dd>{receivedAt ? packetDay(locale, receivedAt) : facts.notReceived}</dd>
    </dl>
  );
}
