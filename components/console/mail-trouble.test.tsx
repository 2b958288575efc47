import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";

import { type MailStatus, MailTroubleNotice } from "./mail-trouble";

const fine: MailStatus = {
  batches: 0,
  emails: 0,
  givenUp: 0,
  waiting: 0,
  oldestSeconds: 0,
  pause: null,
  isCapped: false,
  isWorkerAway: false,
};
const FINE = "Emails go as they should.";
const shown = (status: Partial<MailStatus>) =>
  renderToStaticMarkup(<MailTroubleNotice {...fine} {...status} />).replaceAll(/<[^>]*>/g, "");

it("emails go as they should only where nothing keeps them", () => {
  expect(shown({})).toBe(FINE);
  expect(shown({ waiting: 3, oldestSeconds: 60 })).toBe(`${FINE}3 emails are waiting, the oldest for one minute.`);
  expect(shown({ waiting: 1, oldestSeconds: 20 })).toBe(
    `${FINE}One email is waiting, the oldest for less than a minute.`,
  );
});

it.each<[string, Partial<MailStatus>, string]>([
  ["a pause", { pause: "Mail is paused." }, "Mail is paused."],
  ["a pause of the mail service", { pause: "The mail service asked us to wait" }, "The mail service asked us to wait"],
  ["the daily cap", { isCapped: true, waiting: 1 }, "The daily cap on emails is reached."],
  ["no worker", { isWorkerAway: true }, "No worker is running."],
  ["a long wait", { waiting: 1, oldestSeconds: 600 }, "One email is waiting, the oldest for 10 minutes."],
  ["a batch that is not taken", { batches: 1, emails: 2 }, "2 emails that the mail service has not taken"],
])("%s is said, and that emails go as they should is not", (_name, status, words) => {
  expect(shown(status)).toContain(words);
  expect(shown(status)).not.toContain(FINE);
});

it("beside what keeps the emails stands how many wait and for how long, with numbers as everywhere", () => {
  expect(shown({ pause: "Mail is paused.", waiting: 12_345, oldestSeconds: 90_000 })).toContain(
    "12,345 emails are waiting, the oldest for 1,500 minutes.",
  );
});
