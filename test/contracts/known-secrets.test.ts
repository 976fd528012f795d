import { describe, expect, it } from 'vitest'
import { KnownSecrets } from '../../contracts/known-secrets.ts'

describe('secrets that are known', () => {
  const secrets = new KnownSecrets('***')
  secrets.learn('a/long "one"', '$LONG')
  secrets.learn('short', '$SHORT')
  secrets.learn('abc', '$TOO_SHORT')

  it('are spelled as they are, for a URL and for JSON, the longest first', () => {
    expect(secrets.spelledOut()).toEqual([
      ['a%2Flong%20%22one%22', '$LONG'],
      ['a/long \\"one\\"', '$LONG'],
      ['a/long "one"', '$LONG'],
      ['short', '$SHORT'],
    ])
  })

  it('are looked for beside those of one text, which have no name', () => {
    expect(secrets.spelledOut(['other secret'])).toContainEqual(['other secret', '***'])
    expect(secrets.spelledOut()).not.toContainEqual(['other secret', '***'])
  })

  it('have the name they have, also where a text is about them', () => {
    expect(secrets.spelledOut(['short'])).toContainEqual(['short', '$SHORT'])
  })

  it('are found in a text in any spelling, unless they are too short', () => {
    expect(secrets.within('?q=a%2Flong%20%22one%22&x=abc', ['x=abc'])).toEqual([
      ['x=abc', '***'],
      ['a/long "one"', '$LONG'],
    ])
  })

  it('are looked for as soon as they are learnt, also where the same text was looked through before', () => {
    const others = ['one of this text']
    const later = new KnownSecrets('***')
    expect(later.spelledOut(others)).toEqual([
      ['one%20of%20this%20text', '***'],
      ['one of this text', '***'],
    ])
    later.learn('one that is learnt', '$LATE')
    expect(later.spelledOut(others)).toContainEqual(['one that is learnt', '$LATE'])
  })
})
