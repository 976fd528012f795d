/** Secrets that are nearly right, and the shell words that make them. */
import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { changedSecret, extendedSecret, spoiltSecrets } from '../../../contracts/requests/spoilt-secrets.ts'

const JWT = 'eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJhIn0.c2lnbmF0dXJl'

const table = (secret: string) =>
  spoiltSecrets(secret, '$T').map((one) => [one.keyword, one.secret, one.harmless ?? false])

describe('a secret that is nearly right', () => {
  it('of letters in one case', () => {
    expect(table('tok-7f3a')).toEqual([
      ['changed-end', 'tok-7f36', false],
      ['prepended', 'wxyztok-7f3a', false],
      ['case', 'TOK-7F3A', true],
    ])
  })

  it('of a signed token', () => {
    expect(table(JWT)).toEqual([
      ['changed-end', `${JWT.slice(0, -1)}F`, false],
      ['shortened', JWT.slice(0, -4), false],
      ['prepended', `wxyz${JWT}`, false],
      ['case', 'EYjHBgCIoIjfuZi1nIj9.EYjPC3mIoIjHiN0.C2LNBMf0DxjL', false],
      ['unsigned', `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.eyJpc3MiOiJhIn0.`, false],
    ])
  })

  it('is another one: digits have no case, and what is no base64 no last bit', () => {
    expect(table('1234+').map(([keyword]) => keyword)).toEqual(['prepended'])
  })

  it('is changed near the middle of its last part, and has more behind it', () => {
    expect(changedSecret(JWT, '$T')?.secret).toBe(JWT.replace('c2lnbmF', 'c2lnbmx'))
    expect(changedSecret('...', '$T')).toBeUndefined()
    expect(extendedSecret('abc', '$T').secret).toBe('abcwxyz')
  })

  it.each(['tok-7f3a', JWT])('is what a shell makes of %s', (secret) => {
    const all = [changedSecret(secret, '$T'), extendedSecret(secret, '$T'), ...spoiltSecrets(secret, '$T')]
    for (const one of all) {
      const made = execFileSync('/bin/sh', ['-c', `printf %s "${one?.shell}"`], { env: { ...process.env, T: secret } })
      expect(made.toString()).toBe(one?.secret)
    }
  })
})
