import { type Embedded, showEmbedded } from "@/app/(embed)/embed-page";
import { OperatorsBanner } from "@/app/_web/pages/operators-banner";
import { SignFormFor } from "@/app/_web/pages/sign-side";
import { OutOfFrame } from "@/components/embed/embed-frame";
import { ClosedNotice } from "@/components/petition/closed-notice";
import { PetitionNumber } from "@/components/petition/petition-number";
import { SourceField } from "@/components/petition/source-field";
import { messagesOf } from "@/i18n/messages";
import { absoluteUrl } from "@/lib/absolute-url";
import { env } from "@/lib/env";
import { GRACE_MILLISECONDS, phaseOf } from "@/lib/petitions/rules";
import { findLivePetition } from "@/lib/signatures/live/queries";
import { interpolate } from "@/lib/text";
import { addMilliseconds } from "@/lib/time";
import { signInFrameAction } from "./actions";

/** The sign form for a frame on the website of a partner: the number, what is signed and the form, without script and cookie. */
export default function EmbedPage(props: PageProps<"/[locale]/embed/[slug]">) {
  return showEmbedded(props, "", async ({ petition, locale, query, from }) => {
    const { embed, form } = messagesOf(locale).petition;
    const { title, ask } = petition.version.content[locale];
    const live = await findLivePetition(petition.slug);
    const own = absoluteUrl(locale, `/petitions/${petition.slug}${query}`);
    const count = live?.tally.confirmed ?? null;
    const closed = closedReason(petition, live?.switches.signingPaused ?? false);
    return (
      <div className="space-y-5">
        <OperatorsBanner />
        <h1 className="text-2xl">{title}</h1>
        <PetitionNumber count={count} goal={petition.goal} />
        <p>
          {interpolate(form.what, { title, demand: ask[0] ?? "" })}{" "}
          <OutOfFrame href={`${own}#ask`}>{embed.read}</OutOfFrame>
        </p>
        {closed ? (
          <ClosedNotice
            reason={closed}
            count={count}
            graceEndsAt={petition.closesAt && addMilliseconds(petition.closesAt, GRACE_MILLISECONDS)}
          />
        ) : (
          <section aria-labelledby="sign-title">
            <h2 id="sign-title" className="mb-3 text-xl">
              {embed.title}
            </h2>
            <SignFormFor
              locale={locale}
              action={signInFrameAction.bind(null, petition.slug, locale, from ?? "")}
              slug={petition.slug}
              path={`/embed/${petition.slug}${query}`}
              source={<SourceField from={from} />}
              framed
            />
          </section>
        )}
        <p className="border-t border-hairline pt-4 text-sm text-muted">
          {interpolate(embed.about, { site: env.SITE_NAME })} <OutOfFrame href={own}>{embed.open}</OutOfFrame>
        </p>
      </div>
    );
  });
}

/** Why nobody can sign now, or null where everybody can. */
function closedReason(petition: Embedded["petition"], signingPaused: boolean) {
  const phase = phaseOf(petition, new Date());
  if (phase === "open") return signingPaused ? "signing-paused" : null;
  return phase === "paused" || phase === "grace" ? phase : "closed";
}
