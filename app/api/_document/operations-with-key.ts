// What organizers' own programs may read, with the key of one of them.
import { exportTypes } from "@/app/_web/export-response";

import { away, countedAt, type Operation, problem, problemOf } from "./operation";
import { countsQuery, countsShape, exportBody } from "./shapes";

const withKey = {
  400: problemOf("The request is wrong; `detail` says what"),
  401: problemOf("No key, or one that is unknown or has ended"),
  403: problemOf("The key does not include this"),
  404: problemOf("There is no such petition, state or district"),
  429: problemOf("Too many requests; try again after `retry-after`"),
  ...away,
};

export const getCounts: Operation = {
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

export const makeExport: Operation = {
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
