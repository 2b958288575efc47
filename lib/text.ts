/** Puts words into the places a sentence keeps for them: `interpolate("Use {email}", { email })`. */
export function interpolate(sentence: string, words: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => (name in words ? String(words[name]) : place));
}
