import compile from "icu-minify/compile";
import { _createCache, _createIntlFormatters } from "use-intl/core";
import formatCompiled from "use-intl/format-message/format-only";

type Formatted = typeof formatCompiled;
type Compiled = ReturnType<typeof compile>;

const compiled = new Map<string, Compiled>();
// Creating a formatter of dates or numbers takes many times longer than using it.
const formatters = _createIntlFormatters(_createCache());

/**
 * Formats a message like use-intl's own module, in whose place scripts/loader.mjs loads this one. That one keeps the parsed messages
 * only while one page is rendered, but our processes render the same messages again and again: a slot of a page, an email.
 * The messages are those of messages/, so they are as many as those.
 */
export default function formatMessage(
  ...[key, message, values, options]: Parameters<Formatted>
): ReturnType<Formatted> {
  return formatCompiled(key, compiledOnce(message as string), values, { ...options, formatters });
}

// use-intl must not format the messages itself.
formatMessage.raw = false;

function compiledOnce(message: string): Compiled {
  const known = compiled.get(message);
  if (known !== undefined) return known;
  const made = compile(message);
  compiled.set(message, made);
  return made;
}
