import { setRequestLocale } from "next-intl/server";
import { connection } from "next/server";
import { OperatorsBanner } from "@/app/_web/operators-banner";
import { pageMetadata } from "@/app/_web/page-metadata";
import { requireLocale } from "@/app/_web/require-locale";
import { Hero, type HeroPetition } from "@/components/site/hero";
import { Facts, HelpBlock, States, Steps } from "@/components/site/home-sections";
import { SourceList } from "@/components/site/sources";
import { Container } from "@/components/ui/container";
import type { Locale } from "@/i18n/routing";
import { emergency, traffickingHotline } from "@/lib/content/helplines";
import { homePage } from "@/lib/content/pages";
import { stateLaws } from "@/lib/content/state-laws";
import { statesByName } from "@/lib/content/states";
import { env } from "@/lib/env";
import { findPetition } from "@/lib/petitions/queries";
import { statusShown } from "@/lib/petitions/rules";
import { findTally } from "@/lib/signatures/tally/queries";
import { isUnavailable } from "@/lib/unavailable";

const FIRST_PETITION = "safe-harbor";

export async function generateMetadata({ params }: PageProps<"/[locale]">) {
  const locale = requireLocale((await params).locale);
  return pageMetadata({ locale, path: "/", title: env.SITE_NAME, description: homePage[locale].description, titleIsWhole: true });
}

export default async function HomePage({ params }: PageProps<"/[locale]">) {
  const locale = requireLocale((await params).locale);
  setRequestLocale(locale);
  await connection();
  const page = homePage[locale];
  const lights = lightsOf(locale);

  return (
    <>
      <OperatorsBanner />
      <Hero page={page} petition={await findHeroPetition()} />
      <Container className="space-y-16 py-16 sm:space-y-24 sm:py-24">
        <div className="max-w-[46rem] space-y-5 font-serif text-xl">
          {page.sentences.map((sentence) => <p key={sentence}>{sentence}</p>)}
        </div>
        <Steps page={page} />
        <HelpBlock page={page} helpline={traffickingHotline} emergency={emergency} />
        <Facts page={page} />
      </Container>
      <States lights={lights} checks={rangeOfChecks()} />
      <Container className="pt-16"><SourceList sources={page.sources} checked={page.checked} /></Container>
    </>
  );
}

/** The petition and its exact number; null when the database cannot answer, since all else on the page needs none. */
async function findHeroPetition(): Promise<HeroPetition | null> {
  try {
    const petition = await findPetition(FIRST_PETITION);
    const status = petition && statusShown(petition, new Date());
    return petition && status ? { status, goal: petition.goal, confirmed: (await findTally(petition.id)).confirmed } : null;
  } catch (error) {
    if (isUnavailable(error)) return null;
    throw error;
  }
}

function lightsOf(locale: Locale) {
  return statesByName(locale).filter(({ kind }) => kind !== "territory")
    .map(({ code, name }) => ({ code, name: name[locale], status: stateLaws[code]?.law.status ?? "unverified" }));
}

function rangeOfChecks() {
  const months = Object.values(stateLaws).map(({ law }) => law.lastChecked).sort();
  return { from: months[0] ?? "", to: months.at(-1) ?? "" };
}
