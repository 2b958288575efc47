/** The name of a field of the form in the console, which the browser needs without the schema: `zip-3`. */
export const lineField = (column: string, line: number) => `${column}-${line}`;
