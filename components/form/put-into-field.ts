/** Writes into a field of the form that a button belongs to, for forms whose fields keep their own text. */
export function putIntoField(button: HTMLButtonElement, name: string, text: string): void {
  const field = button.form?.elements.namedItem(name);
  if (field instanceof HTMLInputElement) field.value = text;
}
