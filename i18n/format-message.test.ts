import { expect, test } from "vitest";
import { _createCache, _createIntlFormatters } from "use-intl/core";
import formatByLibrary from "use-intl/format-message";

import { locales } from "@/lib/locale";
import { TIME_ZONE } from "./format";
import formatMessage from "./format-message";
import { messagesOf } from "./messages";

const flat = (value: unknown, path = ""): [string, string][] =>
  typeof value === "string"
    ? [[path, value]]
    : Object.entries(value as object).flatMap(([key, inner]) => flat(inner, `${path}.${key}`));

/** A value for each name in a message, and a function for each tag. */
function valuesFor(message: string, number: number) {
  const named = (pattern: RegExp) => [...message.matchAll(pattern)].map(([, name]) => name!);
  const inTag = (inner: unknown) => `[${String(inner)}]`;
  return Object.fromEntries([
    ...named(/\{\s*(\w+)/g).map((name) => [name, number]),
    ...named(/<(\w+)>/g).map((name) => [name, inTag]),
  ]) as Record<string, number | typeof inTag>;
}

test.each(locales)("every message in %s is what the library makes of it", (locale) => {
  const cache = _createCache();
  const options = { cache, formatters: _createIntlFormatters(cache), locale, timeZone: TIME_ZONE };
  for (const [key, message] of flat(messagesOf(locale)))
    for (const number of [0, 1, 2, 75_000]) {
      const values = valuesFor(message, number);
      expect(formatMessage(key, message, values, options), key).toEqual(formatByLibrary(key, message, values, options));
    }
});
