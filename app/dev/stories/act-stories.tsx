import { ActionPart } from "@/components/act/action-part";
import { CareNotes } from "@/components/act/care-notes";
import { MarkedHand } from "@/components/act/marked-hand";
import { SocialImageList, type ListedSocialImage } from "@/components/act/social-image-list";
import { PrintableList } from "@/components/act/printable-list";
import { CitedSection } from "@/components/act/cited-section";
import { SentenceList } from "@/components/act/sentence-list";
import { CasesOnMap } from "@/components/maps/cases-on-map";
import { Legend } from "@/components/maps/legend";
import { Share } from "@/components/petition/share";
import { HelpLine } from "@/components/search/help-line";
import { SearchResults } from "@/components/search/search-results";
import { DueLine, SourceList } from "@/components/site/sources";
import { ChoiceFields } from "@/components/subscribe/choice-fields";
import { messagesOf } from "@/i18n/messages";
import { redXPages, sharePages, takeActionPages } from "@/lib/content/act/pages";
import { emergency, traffickingHotline } from "@/lib/content/helplines";
import type { Story } from "./story";

const { news, petition, search } = messagesOf("en");
const {
  parts: [part],
  care,
} = takeActionPages.en;
const { sections, sources, checked } = redXPages.en;
const url = "https://example.org/petitions/safe-harbor";

const picture: ListedSocialImage = {
  id: "thought",
  name: "A thought",
  fact: null,
  alt: "A lighthouse over a dark coast.",
  shown: { locale: "en", shape: "wide", url: "/social-images/en/home.png", name: "home.png", width: 1200, height: 630 },
  files: [
    { locale: "en", shape: "wide", url: "/social-images/en/home.png", name: "home.png", width: 1200, height: 630 },
    { locale: "es", shape: "wide", url: "/social-images/es/home.png", name: "inicio.png", width: 1200, height: 630 },
  ],
};

export const actStories: Story[] = [
  { name: "action-part", element: part ? <ActionPart {...part} /> : null },
  { name: "care-notes", element: <CareNotes care={care} /> },
  { name: "marked-hand", element: <MarkedHand className="h-40 w-32" /> },
  { name: "cited-section", element: sections[0] ? <CitedSection section={sections[0]} /> : null },
  { name: "sources/some", element: <SourceList sources={sources} checked={checked} /> },
  { name: "sources/due", element: <DueLine checks={["2020-01"]} /> },
  {
    name: "sentence-list",
    element: <SentenceList sentences={sharePages.en.sentences.items.map((sentence) => ({ ...sentence, url }))} />,
  },
  {
    name: "social-image-list",
    element: <SocialImageList images={[picture, { ...picture, id: "law", name: "A fact", fact: "fact-under-18" }]} />,
  },
  {
    name: "printable-list",
    element: (
      <PrintableList
        printables={[
          {
            id: "fact-sheet",
            title: "Fact sheet",
            description: "One page.",
            pages: 1,
            picture: { path: "/print/fact-sheet-en.svg", landscape: false },
            files: [{ locale: "en", path: "/print/fact-sheet-en.pdf", kilobytes: 120 }],
          },
        ]}
      />
    ),
  },
  { name: "share", element: <Share texts={petition.share} url={url} title="Safe harbor for every child" /> },
  { name: "help-line", element: <HelpLine emergency={emergency} helpline={traffickingHotline} /> },
  {
    name: "search-results/some",
    element: (
      <SearchResults
        locale="en"
        messages={search}
        places={[]}
        result={{
          query: "harbor",
          hits: [
            {
              kind: "page",
              title: "Safe harbor",
              path: "/learn/safe-harbor-laws",
              text: "What a safe harbor law does.",
              terms: ["harbor"],
            },
          ],
        }}
      />
    ),
  },
  {
    name: "choice-fields/error",
    element: (
      <ChoiceFields
        texts={news.subscribe.form}
        states={[{ value: "TX", label: "Texas" }]}
        values={{ state: "TX", language: "en" }}
        errors={{ state: "Choose a state" }}
      />
    ),
  },
  {
    name: "legend",
    element: (
      <div className="bg-harbor p-6 text-on-harbor">
        <Legend
          keys={[
            { look: "lit-full", label: "Lit: 23" },
            { look: "lit-partial", label: "Half lit: 27" },
            { look: "lit-unverified", label: "Not known: 5" },
          ]}
        />
      </div>
    ),
  },
  {
    name: "cases-on-map/some",
    element: (
      <CasesOnMap
        marks={[{ id: "cases-on-map", label: "2010: Seattle", place: { lat: 47.6, lng: -122.3 }, hidden: false }]}
      />
    ),
  },
];
