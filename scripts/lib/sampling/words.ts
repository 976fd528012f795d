/**
 * Small words for labels and messages: counted things and types with their articles.
 * Pure.
 */

/** Writes "1 item", "2 items", "1 property", "2 properties". */
export function counted(count: number, noun: string): string {
  const plural = noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`
  return `${count} ${count === 1 ? noun : plural}`
}

/** Writes "at least 1 is needed", "at least 2 are needed". */
export function leastWords(count: number): string {
  return `at least ${count} ${count === 1 ? 'is' : 'are'} needed`
}

/** Writes "at most 1 is allowed", "at most 2 are allowed". */
export function mostWords(count: number): string {
  return `at most ${count} ${count === 1 ? 'is' : 'are'} allowed`
}

/** Writes "a string", "an integer or null". */
export function typeWords(types: readonly string[]): string {
  return types.map((name) => (name === 'null' ? name : `${/^[aeio]/.test(name) ? 'an' : 'a'} ${name}`)).join(' or ')
}
