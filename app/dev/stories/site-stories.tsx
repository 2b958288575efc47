import { CorrectionLog } from "@/components/corrections/correction-log";
import { Banner } from "@/components/site/banner";
import { GoalProgress } from "@/components/petition/goal-progress";
import { Hero } from "@/components/site/hero";
import { HeroPetition } from "@/components/site/hero-petition";
import { HelplineCard } from "@/components/site/helpline-card";
import { Mark } from "@/components/site/mark";
import { NotFoundPage } from "@/components/site/not-found-page";
import { LawMap } from "@/components/states/law-map";
import { LawTable } from "@/components/states/law-table";
import { SignatureMap } from "@/components/states/signature-map";
import { emergency, helplines, traffickingHotline } from "@/lib/content/helplines";
import { homePage } from "@/lib/content/pages";
import { lightsByName } from "@/lib/content/state-laws";
import type { Correction } from "@/lib/content/corrections/schema";
import type { Story } from "./story";

const lights = lightsByName("en");
const byState = Object.fromEntries(lights.map(({ code }, index) => [code, index * index * index]));

const correction: Correction = {
  id: "example",
  day: "2026-12-01",
  page: "/facts",
  was: "The sentence as it stood there.",
  is: "The sentence as it is right.",
  how: "A reader told us.",
  source: { title: "The act itself", url: "https://example.org/act" },
};

const onHarbor = "bg-harbor p-6 text-on-harbor";

export const siteStories: Story[] = [
  { name: "mark", element: <Mark className="size-16" /> },
  { name: "banner", element: <Banner text="Emails are delayed today. Your signature is safe." /> },
  { name: "goal-progress/state", element: <GoalProgress count={367} goal={6_500} state="Texas" /> },
  {
    name: "goal-progress/none",
    element: (
      <div className={onHarbor}>
        <GoalProgress count={0} goal={75_000} textClassName="text-on-harbor-muted" />
      </div>
    ),
  },
  {
    name: "goal-progress/on-paper",
    element: <GoalProgress count={1_100} goal={75_000} />,
  },
  {
    name: "goal-progress/beyond",
    element: (
      <div className={onHarbor}>
        <GoalProgress count={90_000} goal={75_000} textClassName="text-on-harbor-muted" />
      </div>
    ),
  },
  {
    name: "hero/open",
    element: (
      <Hero
        page={homePage.en}
        petition={<HeroPetition petition={{ slug: "safe-harbor", status: "open", confirmed: 11_965, goal: 75_000 }} />}
      />
    ),
  },
  {
    name: "hero/one",
    element: (
      <Hero
        page={homePage.en}
        petition={<HeroPetition petition={{ slug: "safe-harbor", status: "open", confirmed: 1, goal: 75_000 }} />}
      />
    ),
  },
  {
    name: "hero/none",
    element: (
      <Hero
        page={homePage.en}
        petition={<HeroPetition petition={{ slug: "safe-harbor", status: "open", confirmed: 0, goal: 75_000 }} />}
      />
    ),
  },
  {
    name: "hero/paused",
    element: (
      <Hero
        page={homePage.en}
        petition={
          <HeroPetition petition={{ slug: "safe-harbor", status: "paused", confirmed: 11_965, goal: 75_000 }} />
        }
      />
    ),
  },
  {
    name: "hero/closed",
    element: (
      <Hero
        page={homePage.en}
        petition={
          <HeroPetition petition={{ slug: "safe-harbor", status: "closed", confirmed: 75_002, goal: 75_000 }} />
        }
      />
    ),
  },
  { name: "hero/no-number", element: <Hero page={homePage.en} petition={<HeroPetition petition={null} />} /> },
  {
    name: "lights",
    element: (
      <div className={`space-y-12 ${onHarbor}`}>
        <div>
          <LawMap label="Laws" lights={lights} />
        </div>
        <div>
          <SignatureMap states={lights} byState={byState} />
        </div>
      </div>
    ),
  },
  { name: "lights/table", element: <LawTable lights={lights} /> },
  {
    name: "helpline/danger",
    element: (
      <ul>
        <HelplineCard helpline={emergency} />
      </ul>
    ),
  },
  {
    name: "helpline/plain",
    element: (
      <ul>
        <HelplineCard helpline={traffickingHotline} />
      </ul>
    ),
  },
  {
    name: "helpline/short",
    element: (
      <ul>
        <HelplineCard helpline={traffickingHotline} short />
      </ul>
    ),
  },
  {
    name: "helpline/spanish",
    element: (
      <ul>
        {helplines
          .filter(({ translations }) => translations.en.spanish)
          .map((each) => (
            <HelplineCard key={each.id} helpline={each} />
          ))}
      </ul>
    ),
  },
  { name: "corrections/none", element: <CorrectionLog corrections={[]} complete="2026-12-01" /> },
  {
    name: "corrections/some",
    element: (
      <CorrectionLog corrections={[correction, { ...correction, id: "other", source: null }]} complete="2026-12-01" />
    ),
  },
  { name: "not-found", element: <NotFoundPage /> },
];
