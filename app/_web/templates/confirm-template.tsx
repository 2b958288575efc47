import { useLocale, useTranslations } from "next-intl";

import { shownLegislature } from "@/app/_web/pages/shown-legislature";
import { OwnLawmakers, type OwnLawmakersProps } from "@/components/lawmakers/own-lawmakers";
import { ClosedNotice } from "@/components/petition/closed-notice";
import { GoalProgress } from "@/components/petition/goal-progress";
import { OtherDrafts } from "@/components/petition/other-drafts";
import { PetitionNumber } from "@/components/petition/petition-number";
import { SignedForm } from "@/components/petition/signed-form";
import { ButtonLink } from "@/components/ui/button";
import { formatNumber } from "@/i18n/format";
import { findState } from "@/lib/content/states";
import { invariant } from "@/lib/invariant";
import { mintToken, readToken } from "@/lib/link-token";
import { findOwnLawmakers, UNKNOWN_LAWMAKERS } from "@/lib/lawmakers/finder/queries";
import { type Locale, localePath } from "@/lib/locale";
import { goalOfState, signingStatus } from "@/lib/petitions/rules";
import { findLivePetition, type LivePetition } from "@/lib/signatures/live/queries";
import { findDraft, type OpenedDraft } from "@/lib/signatures/queries";
import { shareReads } from "@/lib/shared-reads";
import { type ConfirmRefusal, confirmRefusal, isSigned } from "@/lib/signatures/rules";
import { bannerSlot } from "./banner-slot";
import type { PageTemplate } from "./page-template";
import { FIRST_PETITION, petitionLabelSlot } from "./petition-label-slot";

/** What the page of a confirmation link shows: what is about to be confirmed, why nothing can be, or the thanks. */
export interface ConfirmFrame {
  view: "confirm" | "replace" | "expired" | "refused" | "thanks" | "held";
  slug: string;
  title: { en: string; es: string };
  /** Whether others can sign now. */
  isOpen: boolean;
}

interface LiveDraft {
  banner: LivePetition["switches"]["banner"];
  petition: LivePetition;
  draft: OpenedDraft;
  refusal: ConfirmRefusal | null;
  /** Of the districts of the signature, for the page of thanks. */
  lawmakers: Pick<OwnLawmakersProps, "seats" | "roster">;
}

// Of a crowd that confirms at once all see the same numbers of the petition.
const shareNumbers = shareReads();

/** Null for a link that names no draft. Reading it changes nothing. */
async function readDraft(token: string): Promise<{ frame: ConfirmFrame; live: LiveDraft } | null> {
  const id = readToken("confirm", token);
  const now = new Date();
  const draft = id === null ? null : await findDraft(id, now);
  if (!draft) return null;
  const { slug, title } = draft.petition;
  const petition = await shareNumbers(slug, () => findLivePetition(slug));
  invariant(petition, "a draft belongs to a petition");
  const refusal = confirmRefusal(draft, now);
  const isOpen = signingStatus(petition.petition, petition.switches, now) === "open";
  const frame = { view: viewOf(draft, refusal, now), slug, title, isOpen };
  const isDone = frame.view === "thanks" || frame.view === "held";
  const lawmakers = isDone ? await findOwnLawmakers(placeOf(draft), now) : UNKNOWN_LAWMAKERS;
  return { frame, live: { banner: petition.switches.banner, petition, draft, refusal, lawmakers } };
}

const placeOf = ({ state, upperDistrict, lowerDistrict }: OpenedDraft) => ({
  state,
  upper: upperDistrict,
  lower: lowerDistrict,
});

function viewOf(draft: OpenedDraft, refusal: ConfirmRefusal | null, now: Date): ConfirmFrame["view"] {
  const isConfirmed = isSigned(draft.status);
  if (isConfirmed && (draft.isUsed || draft.expiresAt <= now)) return draft.status === "held" ? "held" : "thanks";
  if (refusal === "expired") return "expired";
  if (refusal !== null) return "refused";
  return isConfirmed ? "replace" : "confirm";
}

export const confirmTemplate: PageTemplate<ConfirmFrame, LiveDraft> = {
  path: /^\/confirm\/(?<token>[A-Za-z0-9_-]+)$/,
  isPersonal: true,
  read: ({ params: { token = "" } }) => readDraft(token),
  slots: {
    banner: bannerSlot,
    "petition-label": ({ petition: { petition, switches } }) =>
      petitionLabelSlot(petition.slug === FIRST_PETITION ? signingStatus(petition, switches, new Date()) : null),
    form: ({ draft, refusal }, { locale }) =>
      draft.form && refusal === null ? (
        <SignedForm form={draft.form} state={nameOf(draft.state, locale)} />
      ) : (
        <SignedIn state={draft.state} />
      ),
    refusal: ({ draft, refusal, petition }, { locale }) => (
      <Refusal
        refusal={refusal}
        count={petition.tally.confirmed}
        ownHref={localePath(locale, `/signature/${mintToken("signature", draft.signatureId)}`)}
      />
    ),
    others: ({ draft: { status, others } }, { locale }) => (
      <OtherDrafts
        // Nothing waits where nothing can be confirmed any more.
        drafts={(status === "withdrawn" || status === "removed" ? [] : others).map(({ id, name, state, postedAt }) => ({
          name,
          state: nameOf(state, locale),
          postedAt,
          href: localePath(locale, `/confirm/${mintToken("confirm", id)}`),
        }))}
      />
    ),
    number: ({ petition: { petition, tally }, draft }) => (
      <>
        <PetitionNumber count={tally.confirmed} goal={petition.goal} />
        <StateCount
          state={draft.state}
          count={tally.byState[draft.state] ?? 0}
          goal={goalOfState(petition, draft.state)}
        />
      </>
    ),
    lawmakers: ({ draft, lawmakers }) => <Lawmakers place={placeOf(draft)} {...lawmakers} now={new Date()} />,
    own: ({ draft }, { locale }) => (
      <OwnLink href={localePath(locale, `/signature/${mintToken("signature", draft.signatureId)}`)} />
    ),
  },
};

const nameOf = (state: string, locale: Locale) => findState(state)?.name[locale] ?? state;

function SignedIn({ state }: { state: string }) {
  const t = useTranslations("petition.confirm");
  const locale = useLocale();
  return (
    <p className="mt-1 text-sm text-muted">{t("state", { state: findState(state)?.inSentence[locale] ?? state })}</p>
  );
}

interface RefusalProps {
  refusal: ConfirmRefusal | null;
  count: number;
  /** Of the signer's own page. */
  ownHref: string;
}

function Refusal({ refusal, count, ownHref }: RefusalProps) {
  const t = useTranslations("petition.confirm");
  if (refusal === null) return null;
  if (refusal === "withdrawn")
    return (
      <>
        <p className="mb-6">{t("withdrawn")}</p>
        <ButtonLink href={ownHref}>{t("ownLink")}</ButtonLink>
      </>
    );
  if (refusal === "removed") return <p>{t("removed")}</p>;
  const reason = refusal === "petition-paused" ? "paused" : refusal === "signing-paused" ? refusal : "closed";
  return <ClosedNotice reason={reason} count={count} graceEndsAt={null} />;
}

function StateCount({ state, count, goal }: { state: string; count: number; goal: number | null }) {
  const t = useTranslations("petition.confirm");
  const locale = useLocale();
  const known = findState(state);
  if (!known) return null;
  return (
    <div className="mt-6">
      <p>{t("stateNumber", { count, shown: formatNumber(locale, count), state: known.inSentence[locale] })}</p>
      {goal === null ? null : <GoalProgress count={count} goal={goal} state={known.name[locale]} />}
    </div>
  );
}

/** Where the signature goes. */
function Lawmakers(own: Omit<OwnLawmakersProps, "legislature">) {
  const t = useTranslations("petition.confirm");
  const locale = useLocale();
  const name = findState(own.place.state)?.inSentence[locale];
  const legislature = shownLegislature(own.place.state, locale);
  if (name === undefined || legislature === null) return null;
  return (
    <section aria-labelledby="lawmakers-title">
      <h2 id="lawmakers-title" className="text-xl">
        {t("lawmakersTitle")}
      </h2>
      <p className="mt-2">{t("lawmakers", { state: name })}</p>
      <OwnLawmakers {...own} legislature={legislature} />
    </section>
  );
}

function OwnLink({ href }: { href: string }) {
  const t = useTranslations("petition.confirm");
  return (
    <ButtonLink href={href} className="mt-4">
      {t("ownLink")}
    </ButtonLink>
  );
}
