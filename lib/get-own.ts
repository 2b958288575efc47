/**
 * The value under a key that came from outside, or undefined. Unlike `record[key]` it does not find what every object
 * inherits, such as "constructor".
 */
export function getOwn<Value>(record: Record<string, Value>, key: unknown): Value | undefined {
  return typeof key === "string" && Object.hasOwn(record, key) ? record[key] : undefined;
}
