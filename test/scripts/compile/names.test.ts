import { describe, expect, it } from 'vitest'
import { camelCase, freeName, pascalCase } from '../../../scripts/compile/names.ts'

describe('camelCase', () => {
  const cases: [texts: string[], want: string][] = [
    [['Get card details'], 'getCardDetails'],
    [['Get All Card Authorisation Operations'], 'getAllCardAuthorisationOperations'],
    [['get', 'cards', 'operations:resume'], 'getCardsOperationsResume'],
    [['Créer une carte'], 'creerUneCarte'],
    [['getHTTPStatus'], 'getHttpStatus'],
    [['カード API'], 'api'],
    [['カード'], ''],
    [[], ''],
  ]
  it.each(cases)('%j', (texts, want) => {
    expect(camelCase(...texts)).toBe(want)
  })

  it('has a sister for classes', () => {
    expect(pascalCase("I'm a Teapot")).toBe('IMATeapot')
  })
})

describe('freeName', () => {
  it('takes the first free wish, else numbers the last', () => {
    const taken = new Set(['a', 'b', 'b2'])
    expect(freeName(['a', 'c', 'b'], (name) => taken.has(name))).toBe('c')
    expect(freeName(['a', 'b', ''], (name) => taken.has(name))).toBe('b3')
    expect(freeName([''], () => false)).toBe('unnamed2')
  })
})
