import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";

import { PauseNotices } from "./pause-notices";

const nothing = { signingPaused: false, mailPause: null, capReached: null, petitions: [], mayChange: true };
const draw = (props: Partial<Parameters<typeof PauseNotices>[0]>) =>
  renderToStaticMarkup(<PauseNotices {...nothing} {...props} />);
const harbor = { slug: "harbor", title: "Light the harbors" };

it("draws nothing while nothing is paused", () => {
  expect(draw({})).toBe("");
});

it.each([
  ["Signing is paused.", { signingPaused: true }, "/console/settings#signing"],
  ["Mail is paused.", { mailPause: "Mail is paused." }, "/console/settings#mail"],
  ["The daily cap of 1,500 emails is reached.", { capReached: 1_500 }, "/console/settings#mail-cap"],
  ["The daily cap of one email is reached.", { capReached: 1 }, "/console/settings#mail-cap"],
  ["Light the harbors", { petitions: [harbor] }, "/console/petitions/harbor#status"],
])("“%s” leads to where it is ended, and only who may end it", (text, props, href) => {
  expect(draw(props)).toContain(text);
  expect(draw(props)).toContain(`href="${href}"`);
  expect(draw({ ...props, mayChange: false })).toContain(text);
  expect(draw({ ...props, mayChange: false })).not.toContain(`href="${href}"`);
});
