import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { countByCode } from "@/app/(console)/code-counts";
import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ActionForm } from "@/components/console/action-form";
import { ConsolePage, Section } from "@/components/console/console-page";
import { CopyText } from "@/components/console/copy-text";
import { labelField } from "@/components/console/partner-fields";
import { badgeSnippet, frameSnippet } from "@/components/console/snippets";
import { SwitchForm } from "@/components/console/switch-form";
import { QrCode } from "@/components/petition/qr-code";
import { messagesOf } from "@/i18n/messages";
import { absoluteUrl } from "@/lib/absolute-url";
import { getOwn } from "@/lib/get-own";
import { type Locale, locales } from "@/lib/locale";
import { findCode } from "@/lib/partners/queries";
import { codePath, framePath, mayKeepPartners } from "@/lib/partners/rules";
import { findPetition } from "@/lib/petitions/queries";
import { sourceField } from "@/lib/signatures/schema";
import { renameCodeAction, retireCodeAction } from "../../actions";

export const metadata: Metadata = { title: "Link of a partner" };

const LANGUAGES: Record<Locale, string> = { en: "English", es: "Spanish" };

const done: Record<string, string> = {
  added: "The link is ready. Copy it, or take its QR code.",
  renamed: "The new label is saved.",
  retired: "It is retired. Links that are out keep working and are counted.",
  restored: "It is back.",
};

export default function CodePage({ params, searchParams }: PageProps<"/console/partners/codes/[code]">) {
  return showToOrganizer("viewer", async (organizer) => {
    const [{ code: typed }, { done: what }] = await Promise.all([params, searchParams]);
    const code = sourceField.parse(typed);
    const found = code === null ? null : await findCode(code);
    const petition = found && (await findPetition(found.petition));
    if (!found || !petition) notFound();
    const count = (await countByCode(organizer, [found])).of(found);
    const title = (locale: Locale) => petition.version.content[locale].title;
    return (
      <ConsolePage
        title={found.label}
        lead={`${found.partner.name} · code ${found.code} · ${count.toLocaleString("en-US")} confirmed ${count === 1 ? "signature" : "signatures"}`}
        done={getOwn(done, what)}
      >
        <a href={`/console/partners/${found.partner.id}`} className="w-fit text-link">
          All links of {found.partner.name}
        </a>
        {locales.map((locale) => (
          <OneLanguage key={locale} locale={locale} found={found} title={title(locale)} />
        ))}
        {mayKeepPartners(organizer) ? <Changes {...found} /> : null}
      </ConsolePage>
    );
  });
}

type Found = NonNullable<Awaited<ReturnType<typeof findCode>>>;

function OneLanguage({ locale, found, title }: { locale: Locale; found: Found; title: string }) {
  const { partner, code, petition } = found;
  const url = absoluteUrl(locale, codePath(found));
  const files = `/console/partners/codes/${code}`;
  const link = messagesOf(locale).petition.form.submit;
  const mayFrame = partner.retiredAt === null && partner.origins.length > 0;
  return (
    <Section title={`In ${LANGUAGES[locale]}`} id={`in-${locale}`}>
      <div className="grid gap-6">
        <CopyText label="Link" text={url} />
        <div className="flex flex-wrap items-start gap-6">
          <QrCode text={url} label={`QR code of the link in ${LANGUAGES[locale]}`} />
          <ul>
            {(
              [
                [`qr-${locale}.svg`, "QR code as SVG, for print"],
                [`qr-${locale}.png`, "QR code as PNG"],
                [`cards-${locale}.pdf`, "Ten cards to print and cut, as PDF"],
              ] as const
            ).map(([file, label]) => (
              <li key={file}>
                <a href={`${files}/${file}`} className="inline-flex min-h-11 items-center text-link">
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </div>
        {mayFrame ? (
          <CopyText
            label="The form in a frame, for their website"
            rows={7}
            text={frameSnippet({ title: link, frameUrl: absoluteUrl(locale, framePath(found)), url, link })}
          />
        ) : (
          <p className="max-w-measure rounded-md bg-raised p-4 text-muted">
            To show the form in a frame, an admin first adds the website{" "}
            {partner.retiredAt ? "of a partner that is not retired." : "on the page of the partner."}
          </p>
        )}
        <CopyText
          label="A badge with the number"
          rows={5}
          text={badgeSnippet({ title, badgeUrl: absoluteUrl(locale, `/embed/${petition}/badge.svg`), url })}
        />
      </div>
    </Section>
  );
}

function Changes({ code, label, retiredAt }: Found) {
  return (
    <>
      <Section title="Another label" id="rename">
        <ActionForm
          action={renameCodeAction.bind(null, code)}
          form="rename-code"
          submit="Save the label"
          busy="Saving…"
          fields={[labelField(label)]}
        />
      </Section>
      <Section title="Retire" id="retire">
        <SwitchForm
          name="retire-code"
          isOn={retiredAt !== null}
          onText="It is retired."
          offText="It is in use."
          pause={{
            label: "Retire it",
            effect: "It stays in the list. Links that are out keep working and are counted.",
          }}
          resume={{ label: "Bring it back", effect: "It is in use again." }}
          action={retireCodeAction.bind(null, code, retiredAt === null)}
        />
      </Section>
    </>
  );
}
