/** How one is known is said to curl by the names of variables and files, never by what they hold. */
import { describe, expect, it } from 'vitest'
import { type TlsFile, tlsOptions } from '../../../scripts/certify/tls-context.ts'

describe('the options of curl for TLS', () => {
  it.each<[string, TlsFile, string | undefined, string[]]>([
    ['of nothing', {}, undefined, []],
    ['of an authority on the command line', { ca: { env: 'CA' } }, "my ca's.pem", [`--cacert 'my ca'\\''s.pem'`]],
    [
      'of variables',
      { certificate: { env: 'CERT' }, key: { env: 'KEY' } },
      undefined,
      [`--cert <(printf '%s\\n' "$CERT")`, `--key <(printf '%s\\n' "$KEY")`],
    ],
    [
      'of files beside the target file',
      { ca: { file: 'ca.pem' }, certificate: { file: '/etc/cert.pem' }, key: { file: '../key.pem' } },
      undefined,
      [`--cacert 'targets/ca.pem'`, `--cert '/etc/cert.pem'`, `--key 'key.pem'`],
    ],
  ])('%s', (_, said, caFile, want) => {
    expect(tlsOptions(said, caFile, 'targets')).toEqual(want)
  })
})
