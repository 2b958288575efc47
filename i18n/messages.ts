import enAct from "@/messages/en/act.json";
import enContent from "@/messages/en/content.json";
import enDeliveries from "@/messages/en/deliveries.json";
import enDirectories from "@/messages/en/directories.json";
import enErrors from "@/messages/en/errors.json";
import enFacts from "@/messages/en/facts.json";
import enFeed from "@/messages/en/feed.json";
import enLearn from "@/messages/en/learn.json";
import enLawmakers from "@/messages/en/lawmakers.json";
import enNews from "@/messages/en/news.json";
import enPetition from "@/messages/en/petition.json";
import enSearch from "@/messages/en/search.json";
import enShell from "@/messages/en/shell.json";
import enStates from "@/messages/en/states.json";
import enWords from "@/messages/en/words.json";
import esAct from "@/messages/es/act.json";
import esContent from "@/messages/es/content.json";
import esDeliveries from "@/messages/es/deliveries.json";
import esDirectories from "@/messages/es/directories.json";
import esErrors from "@/messages/es/errors.json";
import esFacts from "@/messages/es/facts.json";
import esFeed from "@/messages/es/feed.json";
import esLearn from "@/messages/es/learn.json";
import esLawmakers from "@/messages/es/lawmakers.json";
import esNews from "@/messages/es/news.json";
import esPetition from "@/messages/es/petition.json";
import esSearch from "@/messages/es/search.json";
import esShell from "@/messages/es/shell.json";
import esStates from "@/messages/es/states.json";
import esWords from "@/messages/es/words.json";
import type { Locale } from "@/lib/locale";

const en = {
  act: enAct,
  content: enContent,
  deliveries: enDeliveries,
  directories: enDirectories,
  errors: enErrors,
  facts: enFacts,
  feed: enFeed,
  learn: enLearn,
  lawmakers: enLawmakers,
  news: enNews,
  petition: enPetition,
  search: enSearch,
  shell: enShell,
  states: enStates,
  words: enWords,
};

export type Messages = typeof en;

// This does not compile if a Spanish file lacks a message of the English one.
const byLocale: Record<Locale, Messages> = {
  en,
  es: {
    act: esAct,
    content: esContent,
    deliveries: esDeliveries,
    directories: esDirectories,
    errors: esErrors,
    facts: esFacts,
    feed: esFeed,
    learn: esLearn,
    lawmakers: esLawmakers,
    news: esNews,
    petition: esPetition,
    search: esSearch,
    shell: esShell,
    states: esStates,
    words: esWords,
  },
};

/** All messages of the interface in one language, one namespace for each part of the site. */
export function messagesOf(locale: Locale): Messages {
  return byLocale[locale];
}
