/** The value of a key that is not trusted, or undefined. Unlike `record[key]` it ignores inherited keys, such as "constructor". */
export function getOwn<Value>(record: Record<string, Value>, key: unknown): Value | undefined {
  return typeof key === "string" && Object.hasOwn(record, key) ? record[key] : undefined;
}
