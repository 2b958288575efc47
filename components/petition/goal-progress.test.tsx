import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";

import { messagesOf } from "@/i18n/messages";
import { GoalProgress } from "./goal-progress";

function render(locale: "en" | "es", count: number, state?: string): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messagesOf(locale)} timeZone="UTC">
      <GoalProgress count={count} goal={1_500} state={state} />
    </NextIntlClientProvider>,
  );
}

test.each([
  [0, "Less than 1% of the goal of 1,500", "Menos del 1% de la meta de 1,500"],
  [14, "Less than 1% of the goal of 1,500", "Menos del 1% de la meta de 1,500"],
  [15, "1% of the goal of 1,500", "1% de la meta de 1,500"],
  [1_499, "99% of the goal of 1,500", "99% de la meta de 1,500"],
  [1_500, "The goal of 1,500 is reached: 100%", "Se alcanzó la meta de 1,500: 100%"],
  [1_815, "The goal of 1,500 is reached: 121%", "Se alcanzó la meta de 1,500: 121%"],
])("%i of 1,500 are shown with the goal and the percentage", (count, english, spanish) => {
  expect(render("en", count)).toContain(english);
  expect(render("es", count)).toContain(spanish);
});

test.each([
  [14, "Texas: 14 of 1,500, its goal", "Texas: 14 de 1,500, su meta"],
  [367, "Texas: 367 of 1,500, 24% of its goal", "Texas: 367 de 1,500, 24% de su meta"],
  [1_815, "Texas: 1,815 of 1,500. Its goal is reached: 121%", "Texas: 1,815 de 1,500. Alcanzó su meta: 121%"],
])("%i of 1,500 in one state are shown with its name", (count, english, spanish) => {
  expect(render("en", count, "Texas")).toContain(english);
  expect(render("es", count, "Texas")).toContain(spanish);
});
