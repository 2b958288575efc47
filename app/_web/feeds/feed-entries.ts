import { textOfStep } from "../pages/text-of-step";
import type { FeedEntry } from "./write-feed";
import { messagesOf } from "@/i18n/messages";
import { absoluteUrl } from "@/lib/absolute-url";
import { correctionLog } from "@/lib/content/corrections/log";
import { milestones } from "@/lib/content/directories/milestones";
import { listSteps } from "@/lib/deliveries/progress/queries";
import { findState } from "@/lib/content/states";
import type { ProgressStep } from "@/lib/deliveries/progress/schema";
import type { Locale } from "@/lib/locale";
import { listEditionsChangedAfter, listPetitionVersions, listPublicPetitions } from "@/lib/petitions/queries";
import { lawAnchor } from "@/lib/petitions/rules";
import type { Petition } from "@/lib/petitions/schema";
import { interpolate } from "@/lib/text";
import { addMilliseconds, HOUR } from "@/lib/time";
import { listPublicUpdates } from "@/lib/updates/queries";

const ENTRIES_MAX = 50;
// The timeline goes back a century; readers of news need only its newest events.
const MILESTONES_MAX = 12;

/** What is new on the site, newest first. It holds public petitions only. */
export async function listFeedEntries(locale: Locale, now: Date): Promise<FeedEntry[]> {
  const petitions = await listPublicPetitions(now);
  const ofPetitions = await Promise.all(petitions.map((petition) => petitionEntries(petition, locale)));
  const entries = [...ofPetitions.flat(), ...correctionEntries(locale), ...milestoneEntries(locale)];
  return entries.toSorted((a, b) => b.updated.getTime() - a.updated.getTime()).slice(0, ENTRIES_MAX);
}

async function petitionEntries({ slug, openedAt, version: newest }: Petition, locale: Locale): Promise<FeedEntry[]> {
  if (!openedAt) return [];
  const { feed, content } = messagesOf(locale);
  const { title, summary } = newest.content[locale];
  // A law that was loaded together with the petition is not news.
  const [versions, updates, changed, steps] = await Promise.all([
    listPetitionVersions(slug),
    listPublicUpdates(slug, locale),
    listEditionsChangedAfter(slug, addMilliseconds(openedAt, HOUR)),
    listSteps(slug, { max: ENTRIES_MAX }),
  ]);
  return [
    entry(locale, {
      path: `/petitions/${slug}`,
      title: interpolate(feed.opened, { title }),
      text: summary,
      date: openedAt,
    }),
    ...versions
      .filter(({ number }) => number > 1)
      .map(({ number, createdAt }) =>
        entry(locale, {
          path: `/petitions/${slug}/versions/${number}`,
          title: interpolate(feed.version, { number, title }),
          text: summary,
          date: createdAt,
        }),
      ),
    ...updates.map(({ id, title: subject, body, startedAt }) =>
      entry(locale, {
        path: `/petitions/${slug}/updates/${id}`,
        title: interpolate(feed.update, { title: subject }),
        text: body,
        date: startedAt,
      }),
    ),
    ...changed.map(({ state, updatedAt, content: { law, [locale]: translation } }) =>
      entry(locale, {
        path: `/petitions/${slug}/${state.toLowerCase()}#${lawAnchor(updatedAt)}`,
        title: interpolate(feed.law, { state: findState(state)?.inSentence[locale] ?? state }),
        text: `${content.status[law.status]}. ${translation.summary}`,
        date: updatedAt,
      }),
    ),
    ...steps.map((step) => stepEntry(step, locale)),
  ];
}

// By the day on which it was entered and not on which it happened, or readers of the feed would miss what was entered late.
function stepEntry(step: ProgressStep, locale: Locale): FeedEntry {
  const state = findState(step.state)?.name[locale] ?? step.state;
  const { title, text } = textOfStep(step, locale);
  const entered = entry(locale, {
    path: `/states/${step.state.toLowerCase()}#${step.id}`,
    title: interpolate(messagesOf(locale).feed.step, { state, step: title }),
    text,
    date: step.enteredAt,
  });
  return { ...entered, updated: step.changedAt };
}

function correctionEntries(locale: Locale): FeedEntry[] {
  const { feed } = messagesOf(locale);
  return correctionLog[locale].corrections.map(({ id, day, was, is }) =>
    entry(locale, {
      path: `/corrections#${id}`,
      title: feed.correction,
      text: interpolate(feed.correctionText, { was, is }),
      date: dayOf(day),
    }),
  );
}

function milestoneEntries(locale: Locale): FeedEntry[] {
  const { feed } = messagesOf(locale);
  return milestones.slice(-MILESTONES_MAX).map(
    ({
      id,
      date,
      translations: {
        [locale]: { title, whatHappened },
      },
    }) =>
      entry(locale, {
        path: `/timeline#${id}`,
        title: interpolate(feed.milestone, { title }),
        text: whatHappened,
        date: dayOf(date),
      }),
  );
}

function entry(
  locale: Locale,
  { path, title, text, date }: { path: string; title: string; text: string; date: Date },
): FeedEntry {
  return { url: absoluteUrl(locale, path), title, text, published: date, updated: date };
}

/** The start of a day, a month or a year, as exactly as it is known. */
function dayOf(date: string): Date {
  return new Date(`${date.padEnd(10, "-01")}T00:00:00Z`);
}
