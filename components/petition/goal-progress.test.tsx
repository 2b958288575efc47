import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";

import { messagesOf } from "@/i18n/messages";
import { GoalProgress } from "./goal-progress";

function render(locale: "en" | "es", count: number, ofState: boolean): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messagesOf(locale)} timeZone="UTC">
      <GoalProgress count={count} goal={1_500} ofState={ofState} />
    </NextIntlClientProvider>,
  );
}

test.each([
  [0, "Less than 1% of", "Menos del 1% de"],
  [14, "Less than 1% of", "Menos del 1% de"],
  [15, "1% of", "1% de"],
  [1_499, "99% of", "99% de"],
  [1_500, "reached: 100%", "100%"],
  [1_815, "reached: 121%", "121%"],
])(
  "%i of 1,500 are shown with the goal and the percentage, of a petition and of a state",
  (count, english, spanish) => {
    for (const ofState of [false, true]) {
      expect(render("en", count, ofState)).toContain(english);
      expect(render("es", count, ofState)).toContain(spanish);
      expect(render("en", count, ofState)).toContain("1,500");
    }
  },
);
