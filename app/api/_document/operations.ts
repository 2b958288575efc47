// Every address that programs may read, with examples that tests run against the routes.
import { states } from "@/lib/content/states";
import { goalOfState } from "@/lib/petitions/rules";

import { away, countedAt, type Operation, problem, problemOf } from "./operation";
import { getCounts, makeExport } from "./operations-with-key";
import {
  auditHeadShape,
  feedPath,
  headQuery,
  healthShape,
  historyShape,
  openapiShape,
  petitionPath,
  petitionShape,
  petitionsShape,
  statePath,
  stateShape,
} from "./shapes";

const missing = { 404: problemOf("There is no such petition, or it is not public") };
const gone = { 410: problemOf("The petition was taken down") };
const NO_PETITION = problem(404, "Not Found", "There is no such petition");

const counted = (some: Record<string, number>) => ({
  ...Object.fromEntries(states.map(({ code }) => [code, 0])),
  ...some,
});
const GOALS = { goal: 100_000, stateGoals: {} };
const petition = {
  slug: "safe-harbor",
  title: "Adopt safe harbor laws in every state",
  status: "open",
  version: 1,
  openedAt: "2026-01-01T00:00:00.000Z",
  closesAt: null,
  goal: 100_000,
  goalByState: Object.fromEntries(states.map(({ code }) => [code, goalOfState(GOALS, code)])),
  signatures: {
    confirmed: 1_234,
    byState: counted({ TX: 1_200, VT: 30 }),
    unknownState: 4,
    paper: 12,
    paperByState: counted({ TX: 12 }),
  },
};

const listPetitions: Operation = {
  path: "/api/petitions",
  method: "get",
  id: "listPetitions",
  summary: "All public petitions",
  description: "With their numbers at this moment.",
  responses: { 200: { description: "The petitions", shape: petitionsShape }, ...away },
  examples: [{ name: "all", status: 200, response: { petitions: [petition], countedAt } }],
};

const getPetition: Operation = {
  path: "/api/petitions/{slug}",
  method: "get",
  id: "getPetition",
  summary: "One petition with its numbers by state",
  description:
    "A request with the ETag of an earlier response in `if-none-match` gets 304 while the numbers are the same.",
  params: { path: petitionPath },
  responses: { 200: { description: "The petition", shape: petitionShape }, ...missing, ...gone, ...away },
  examples: [
    { name: "one", path: { slug: "safe-harbor" }, status: 200, response: { ...petition, countedAt } },
    { name: "unknown", path: { slug: "no-such-petition" }, status: 404, response: NO_PETITION },
  ],
};

const getHistory: Operation = {
  path: "/api/petitions/{slug}/history",
  method: "get",
  id: "getHistory",
  summary: "The confirmed signatures of a petition by day",
  description: "A signature that was withdrawn is subtracted from the day on which it was confirmed.",
  params: { path: petitionPath },
  responses: { 200: { description: "The days", shape: historyShape }, ...missing, ...gone, ...away },
  examples: [
    {
      name: "days",
      path: { slug: "safe-harbor" },
      status: 200,
      response: { slug: "safe-harbor", days: [{ day: "2027-02-03", count: 40 }] },
    },
    { name: "unknown", path: { slug: "no-such-petition" }, status: 404, response: NO_PETITION },
  ],
};

const getState: Operation = {
  path: "/api/petitions/{slug}/states/{code}",
  method: "get",
  id: "getState",
  summary: "A petition in one state, and what came of it there",
  description: "Steps of bills and deliveries, each with its day and its source.",
  params: { path: statePath },
  responses: { 200: { description: "The state", shape: stateShape }, ...missing, ...gone, ...away },
  examples: [
    {
      name: "Texas",
      path: { slug: "safe-harbor", code: "TX" },
      status: 200,
      response: {
        slug: "safe-harbor",
        state: "TX",
        signatures: { confirmed: 1_200, paper: 12 },
        steps: [
          {
            id: "bill-step-12",
            kind: "committee",
            dated: "2027-02-03",
            chamber: "lower",
            bill: {
              number: "HB 1234",
              title: "An Act relating to children who were sold",
              session: "2027 Regular Session",
              chamber: "lower",
              sponsor: null,
              url: "https://legislature.example/HB1234",
            },
            note: { en: "The committee will hear it.", es: "El comité lo escuchará." },
            source: { url: "https://legislature.example/HB1234/actions", title: "Texas Legislature Online" },
          },
        ],
        countedAt,
      },
    },
    {
      name: "unknown",
      path: { slug: "safe-harbor", code: "XX" },
      status: 404,
      response: problem(404, "Not Found", "There is no such petition or state"),
    },
  ],
};

const getAuditHead: Operation = {
  path: "/api/audit-head",
  method: "get",
  id: "getAuditHead",
  summary: "The head of the log of organizers",
  description: "A copy kept elsewhere proves later that nothing before it was rewritten. The log itself is not public.",
  params: { query: headQuery },
  responses: {
    200: { description: "The head", shape: auditHeadShape },
    404: problemOf("None was recorded on this day"),
    ...away,
  },
  examples: [
    {
      name: "newest",
      status: 200,
      response: { day: "2027-02-03", entries: 812, hash: "0".repeat(64), recordedAt: "2027-02-03T00:02:00.000Z" },
    },
    {
      name: "unknown",
      query: { day: "2020-01-01" },
      status: 404,
      response: problem(404, "Not Found", "No head of the log was recorded on this day"),
    },
  ],
};

const getHealth: Operation = {
  path: "/api/health",
  method: "get",
  id: "getHealth",
  summary: "Whether the site works",
  description: "For monitors. 503 has the same shape.",
  responses: {
    200: { description: "It works", shape: healthShape },
    503: { description: "It does not", shape: healthShape },
  },
  examples: [
    {
      name: "well",
      status: 200,
      response: {
        status: "ok",
        version: "0.2.0",
        database: "ok",
        emails: { waiting: 0, oldestSeconds: 0, failed: 0 },
        tally: { gap: 0 },
        worker: { lastSeenSeconds: 3 },
        warnings: [],
      },
    },
  ],
};

const getDays: Operation = {
  path: "/api/days/{feed}",
  method: "get",
  id: "getDays",
  summary: "Awareness days as a calendar",
  description: "iCalendar (RFC 5545), in one language.",
  params: { path: feedPath },
  responses: {
    200: { description: "The calendar", shape: null, types: ["text/calendar; charset=utf-8"] },
    404: problemOf("There is no calendar in this language"),
  },
  examples: [{ name: "English", path: { feed: "en.ics" }, status: 200, response: null }],
};

const getDocument: Operation = {
  path: "/api/openapi.json",
  method: "get",
  id: "getDocument",
  summary: "This document",
  description: "OpenAPI 3.1.",
  responses: { 200: { description: "The document", shape: openapiShape } },
  examples: [{ name: "document", status: 200, response: { openapi: "3.1.0", paths: {} } }],
};

export const operations: Operation[] = [
  listPetitions,
  getPetition,
  getHistory,
  getState,
  getAuditHead,
  getHealth,
  getDays,
  getDocument,
  getCounts,
  makeExport,
];
