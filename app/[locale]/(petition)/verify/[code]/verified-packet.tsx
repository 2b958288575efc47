import { getTranslations } from "next-intl/server";

import { countOf, cutOffDay, packetDay, recipientName, stateName } from "@/app/_web/pages/packet-facts";
import { FileCheck } from "@/components/deliveries/file-check";
import { Generations } from "@/components/deliveries/generations";
import { HashCommands } from "@/components/deliveries/hash-commands";
import { Page } from "@/components/ui/container";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { formatDay, formatNumber } from "@/i18n/format";
import { messagesOf } from "@/i18n/messages";
import { shownCode } from "@/lib/deliveries/rules";
import type { PacketManifest, Verification } from "@/lib/deliveries/schema";
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
  const generations = manifests.map((manifest, index) => {
    const { generation, builtAt, rows, paper, files, auditHead, versions } = manifest;
    const own = verification.manifestFiles.filter((file) => file.generation === generation);
    return {
      generation,
      title: t("generation", { number: generation, date: formatDay(locale, new Date(builtAt)), count: rows, paper }),
      isNewest: index === 0,
      notes: [
        ...replacing(manifest).map((values) => t("replacing", values)),
        ...(versions.length ? [t("signed", { count: versions.length, list: versions.join(", ") })] : []),
      ],
      auditHead: auditHead && {
        text: interpolate(verify.auditHead, { entry: formatNumber(locale, auditHead.entry) }),
        hash: auditHead.hash,
      },
      files: [...files, ...own].map((file) => ({
        ...file,
        size: interpolate(verify.bytes, { count: formatNumber(locale, file.bytes) }),
      })),
    };
  });
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

/** How many a version lacks and has that the one before had and lacked. Old manifests do not say it. */
function replacing({ successorOf }: PacketManifest) {
  if (!successorOf?.left || !successorOf.returned) return [];
  const { left, returned, generation: number } = successorOf;
  return [{ number, left: left.online + left.paper, returned: returned.online + returned.paper }];
}

async function Facts({ verification, locale }: Pick<VerifiedPacketProps, "verification" | "locale">) {
  const t = await getTranslations({ locale, namespace: "deliveries.verify" });
  const { facts } = messagesOf(locale).deliveries.verify;
  const { petition, recipient, state, cutOff, received, manifests, changed } = verification;
  const newest = manifests[0];
  const handed = received && manifests.find(({ generation }) => generation === received.generation);
  return (
    <dl className="grid gap-x-8 gap-y-1 sm:grid-cols-[11rem_1fr] sm:gap-y-4 [&_dt]:text-muted max-sm:[&_dd+dt]:mt-4">
      <dt>{facts.petition}</dt>
      <dd>
        {petition.isHidden ? (
          messagesOf(locale).deliveries.verify.hidden
        ) : (
          <a href={localePath(locale, `/petitions/${petition.slug}`)} className="text-link">
            {petition.title[locale]}
          </a>
        )}
      </dd>
      <dt>{facts.recipient}</dt>
      <dd>{recipientName(locale, recipient, state)}</dd>
      <dt>{facts.signatures}</dt>
      <dd>
        <p className="font-semibold">{countOf(locale, { online: newest?.rows ?? 0, paper: newest?.paper ?? 0 })}</p>
        {changed.left > 0 ? <p className="text-sm text-muted">{t("withdrawn", changed)}</p> : null}
      </dd>
      {newest?.filter.sinceCutOff ? (
        <>
          <dt>{facts.since}</dt>
          <dd>
            {interpolate(facts.sinceText, { date: cutOffDay(locale, new Date(newest.filter.sinceCutOff), state) })}
          </dd>
        </>
      ) : null}
      <dt>{facts.cutOff}</dt>
      <dd>{cutOffDay(locale, cutOff, state)}</dd>
      <dt>{facts.received}</dt>
      <dd>
        {received
          ? interpolate(facts.receivedText, {
              date: packetDay(locale, received.at),
              number: formatNumber(locale, received.generation),
              count: countOf(locale, { online: handed?.rows ?? 0, paper: handed?.paper ?? 0 }),
            })
          : facts.notReceived}
      </dd>
    </dl>
  );
}
