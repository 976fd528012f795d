/**
 * Names for code, made from words of the pages.
 * Pure and stable: the same words give the same name in every run.
 */

/** The words of a text, in plain Latin letters and digits. */
function words(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}+/gu, '')
  const spaced = plain.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
  return spaced.split(/[^A-Za-z0-9]+/).filter((word) => word !== '')
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()

/**
 * Joins words as a class is named.
 *
 * @example pascalCase('Bad Request') // => 'BadRequest'
 */
export function pascalCase(...texts: readonly string[]): string {
  return texts.flatMap(words).map(capital).join('')
}

/**
 * Joins words as a function is named; empty when the texts hold no Latin letter or digit.
 *
 * @example camelCase('Get card details') // => 'getCardDetails'
 */
export function camelCase(...texts: readonly string[]): string {
  const name = pascalCase(...texts)
  return name.charAt(0).toLowerCase() + name.slice(1)
}

/** The first name that is free: the wishes in order, then the last one with a number. */
export function freeName(wishes: readonly string[], taken: (name: string) => boolean): string {
  const free = wishes.find((wish) => wish !== '' && !taken(wish))
  if (free !== undefined) return free
  const last = wishes.findLast((wish) => wish !== '') ?? 'unnamed'
  for (let number = 2; ; number += 1) if (!taken(`${last}${number}`)) return `${last}${number}`
}
