// Every address that programs may read, with examples that tests run against the routes.
import type { z } from "zod";

import { exportTypes } from "@/app/_web/export-response";
import { states } from "@/lib/content/states";

import {
  auditHeadShape,
  countsQuery,
  countsShape,
  exportBody,
  feedPath,
  headQuery,
  healthShape,
  historyShape,
  openapiShape,
  petitionPath,
  petitionShape,
  petitionsShape,
  problemShape,
  statePath,
  stateShape,
} from "./shapes";

/** A request, and what it returns. */
export interface Example {
  name: string;
  path?: Record<string, string>;
  query?: Record<string, string>;
  body?: Record<string, string>;
  status: number;
  response: unknown;
}

export interface Operation {
  path: string;
  method: "get" | "post";
  id: string;
  summary: string;
  description: string;
  /** The scope of the key that it takes; absent where anybody may read it. */
  scope?: "counts" | "export";
  params?: { path?: z.ZodObject; query?: z.ZodObject };
  body?: z.ZodObject;
  /** By status: what is returned. A text is a media type whose content has no shape here. */
  responses: Record<number, { description: string; shape: z.ZodType | null; types?: string[] }>;
  examples: Example[];
}

const problem = (status: number, title: string, detail: string) => ({ type: "about:blank", status, title, detail });
const problemOf = (description: string) => ({ description, shape: problemShape });
const missing = { 404: problemOf("There is no such petition, or it is not public") };
const gone = { 410: problemOf("The petition was taken down") };
const away = { 503: problemOf("The database is not available; try again after `retry-after`") };
const NO_PETITION = problem(404, "Not Found", "There is no such petition");

const counted = (some: Record<string, number>) => ({
  ...Object.fromEntries(states.map(({ code }) => [code, 0])),
  ...some,
});
const countedAt = "2027-02-03T15:04:05.000Z";
const petition = {
  slug: "safe-harbor",
  title: "Adopt safe harbor laws in every state",
  status: "open",
  version: 1,
  openedAt: "2026-01-01T00:00:00.000Z",
  closesAt: null,
  goal: 100_000,
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

const withKey = {
  400: problemOf("The request is wrong; `detail` says what"),
  401: problemOf("No key, or one that is unknown or has ended"),
  403: problemOf("The key does not include this"),
  404: problemOf("There is no such petition, state or district"),
  429: problemOf("Too many requests; try again after `retry-after`"),
  ...away,
};

const getCounts: Operation = {
  path: "/api/organizers/counts",
  method: "get",
  id: "getCounts",
  summary: "Counts by state, day and source code",
  description: "In the states of the key, as far as its organizer still has them.",
  scope: "counts",
  params: { query: countsQuery },
  responses: { 200: { description: "The counts", shape: countsShape }, ...withKey },
  examples: [
    {
      name: "Texas, ten days",
      query: { petition: "safe-harbor", state: "TX", days: "10" },
      status: 200,
      response: {
        petition: "safe-harbor",
        states: ["TX"],
        confirmed: 1_200,
        byState: { TX: 1_200 },
        unknownState: null,
        byDay: [{ day: "2027-02-03", state: "TX", count: 38 }],
        bySource: [
          { source: null, count: 900 },
          { source: "capitol", count: 300 },
        ],
        sourcesCountedAt: "2027-02-03T15:00:00.000Z",
        countedAt,
      },
    },
    {
      name: "too many days",
      query: { petition: "safe-harbor", days: "4000" },
      status: 400,
      response: problem(400, "Bad Request", "days: Use a whole number from 1 to 366"),
    },
  ],
};

const makeExport: Operation = {
  path: "/api/organizers/exports",
  method: "post",
  id: "makeExport",
  summary: "Confirmed signatures, as a file",
  description:
    "The file that the console exports: names, ZIP Codes, districts and comments, and no email address. Each export is written into the log with its reason, its key, the number of rows and the hash of the file. A file that breaks off is incomplete.",
  scope: "export",
  body: exportBody,
  responses: {
    200: { description: "The file", shape: null, types: Object.values(exportTypes) },
    ...withKey,
    415: problemOf("The body is not sent as JSON"),
  },
  examples: [
    {
      name: "Texas as CSV",
      body: { petition: "safe-harbor", state: "TX", format: "csv", reason: "A hearing in Austin" },
      status: 200,
      response: null,
    },
    {
      name: "without a reason",
      body: { petition: "safe-harbor", state: "TX", reason: "" },
      status: 400,
      response: problem(400, "Bad Request", "reason: Say what the file is for"),
    },
  ],
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
