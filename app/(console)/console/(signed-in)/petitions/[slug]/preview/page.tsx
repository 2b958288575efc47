import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { confirmationExample } from "@/app/(console)/confirmation-example";
import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ActionForm } from "@/components/console/action-form";
import { Confirmed } from "@/components/console/confirmed";
import { ConsolePage, Section } from "@/components/console/console-page";
import { EmailPreview } from "@/components/console/email-preview";
import { PetitionPreview } from "@/components/console/petition-preview";
import { TextDifferences } from "@/components/console/text-differences";
import { TextProblems } from "@/components/console/text-problems";
import { getOwn } from "@/lib/get-own";
import { type Locale, toLocale } from "@/lib/locale";
import { findCurrentPetition } from "@/lib/petitions/queries";
import { differencesBetween } from "@/lib/petitions/writing/differences";
import { findWriting } from "@/lib/petitions/writing/queries";
import { contentOf, fieldsOfContent, mayWritePetitions } from "@/lib/petitions/writing/rules";
import { publishTextAction } from "../../actions";

export const metadata: Metadata = { title: "Preview" };

const done: Record<string, string> = { saved: "The text is saved. Nothing is published by that." };

export default function PreviewPage({ params, searchParams }: PageProps<"/console/petitions/[slug]/preview">) {
  return showToOrganizer("viewer", async (organizer) => {
    const [{ slug }, { done: what, language }] = await Promise.all([params, searchParams]);
    const [writing, petition] = await Promise.all([findWriting(slug), findCurrentPetition(slug)]);
    if (!writing) notFound();
    const { fields, draft, basis } = writing;
    const locale = toLocale(typeof language === "string" ? language : undefined);
    const written = contentOf(fields);
    const { subject, text } = await confirmationExample(fields, locale);
    return (
      <ConsolePage
        title={fields.titleEn || slug}
        lead={draft ? "As it was saved, and as it would be published." : "As it is published."}
        done={getOwn(done, what)}
      >
        <Links slug={slug} locale={locale} />
        {"problems" in written ? (
          <TextProblems problems={written.problems} href={`/console/petitions/${slug}/text`} />
        ) : (
          <Section title={locale === "en" ? "The page in English" : "The page in Spanish"} id="page">
            <PetitionPreview text={written.content[locale]} language={locale} />
          </Section>
        )}
        <Section title="The email that asks to confirm" id="email" lead="Its link and its code are examples.">
          <EmailPreview subject={subject} text={text} lang={locale} path={`/console/petitions/${slug}/preview/email`} />
        </Section>
        {draft && petition ? (
          <Section title={`Changes since version ${petition.version.number}`} id="changes">
            <TextDifferences differences={differencesBetween(fieldsOfContent(petition.version.content), fields)} />
          </Section>
        ) : null}
        {draft && "content" in written && mayWritePetitions(organizer) ? (
          <Section title="Publish" id="publish">
            <Confirmed label="Publish this text?" text={effectOf(petition)} calm>
              <ActionForm
                action={publishTextAction.bind(null, slug)}
                form="publish"
                submit="Publish it"
                busy="Publishing…"
                fields={[{ kind: "hidden", name: "basis", label: "", value: `${basis.revision}.${basis.version}` }]}
              />
            </Confirmed>
          </Section>
        ) : null}
      </ConsolePage>
    );
  });
}

function Links({ slug, locale }: { slug: string; locale: Locale }) {
  const links = [
    { href: `/console/petitions/${slug}/preview?language=en`, label: "English", current: locale === "en" },
    { href: `/console/petitions/${slug}/preview?language=es`, label: "Spanish", current: locale === "es" },
    { href: `/console/petitions/${slug}/text`, label: "Write the text", current: false },
    { href: `/console/petitions/${slug}`, label: "The petition", current: false },
  ];
  return (
    <nav aria-label="Preview" className="flex flex-wrap gap-x-6">
      {links.map(({ href, label, current }) => (
        <a
          key={href}
          href={href}
          aria-current={current ? "page" : undefined}
          className="inline-flex min-h-11 items-center text-link aria-[current]:font-semibold"
        >
          {label}
        </a>
      ))}
    </nav>
  );
}

function effectOf(petition: Awaited<ReturnType<typeof findCurrentPetition>>): string {
  if (!petition) return "It becomes version 1. Nothing is public until an admin opens the petition.";
  const { number } = petition.version;
  if (petition.status === "draft" && !petition.openedAt)
    return `It replaces version ${number}, which nobody can have signed. Nothing is public until an admin opens the petition.`;
  return `It becomes version ${number + 1}, which people sign from now on. Who signed an earlier version keeps it, and all versions stay readable.`;
}
