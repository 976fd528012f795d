/** A command that is pasted into a shell sends what was sent, and holds no secret. */
import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { curlLine, curlOf } from '../../../contracts/judging/curl.ts'
import { createMasker } from '../../../contracts/masking.ts'
import { greetingHeaders } from '../../../contracts/requests/draft.ts'
import type { Header, Request } from '../../../contracts/transport/exchange.ts'
import type { OperationsTable } from '../../../scripts/lib/operations.ts'

const table: OperationsTable = {
  ...{ api: 'test', title: 'Test', version: '1', specSha256: '', servers: [], securitySchemes: {}, sources: {} },
  ...{ components: { schemas: {} }, operations: [] },
}
const masker = createMasker(table, {
  ...{ baseUrl: 'http://x', bearer: { token: 'tok/en=1', name: 'TOKEN' }, data: {} },
  ...{ capabilities: { writes: false, stateful: false }, timeoutMs: 1 },
})
masker.learn('wxyztok/en=1', 'wxyz$TOKEN')

const JSON_TYPE: Header = ['content-type', 'application/json']
const post = (body: string | Uint8Array | undefined, headers: Header[] = [], target = '/a'): Request => ({
  ...{ method: 'POST', target, headers: [...greetingHeaders, ...headers] },
  ...(body === undefined ? {} : { body: typeof body === 'string' ? new TextEncoder().encode(body) : body }),
})

/** What a shell hands to curl, each word and what comes in as bytes in latin-1. */
function words(line: string, variables: Record<string, string> = {}): string[] {
  const script = `curl() { printf '%s\\0' "$@"; for word; do [ "$word" = @- ] && cat; done; return 0; }; ${line}`
  const env = { PATH: process.env.PATH ?? '', ...variables }
  const { stdout, stderr, status } = spawnSync('bash', ['--norc', '-c', script], { env })
  if (status !== 0) throw new Error(stderr.toString())
  return stdout.toString('latin1').split('\0')
}

describe('a curl', () => {
  it.each<[string, Request, string[], string]>([
    [
      'quotes, and lets a shell fill in the token',
      post(
        undefined,
        [
          ['authorization', 'Bearer tok/en=1'],
          ['x-none', ''],
        ],
        "/a?b='c'",
      ),
      [],
      `-X POST 'http://x/a?b='\\''c'\\''' -H 'authorization: Bearer '"$TOKEN" -H 'x-none;'`,
    ],
    [
      'makes a wrong token of the right one',
      post(undefined, [['authorization', 'Bearer wxyztok/en=1']]),
      [],
      `-X POST 'http://x/a' -H 'authorization: Bearer '"wxyz$TOKEN"`,
    ],
    [
      'names a secret by its header',
      post(undefined, [['x-api-key', 'hush']]),
      ['hush'],
      `-X POST 'http://x/a' -H 'x-api-key: '"$X_API_KEY"`,
    ],
    [
      'names secrets by their cookies',
      post(undefined, [['cookie', 'sid=hush; theme=dark']]),
      ['hush'],
      `-X POST 'http://x/a' -H 'cookie: sid='"$SID"'; theme=dark'`,
    ],
    [
      'names a secret by its parameter',
      post(undefined, [], '/a?access_token=abc&b=1'),
      [],
      `-X POST 'http://x/a?access_token='"$ACCESS_TOKEN"'&b=1'`,
    ],
    [
      'lets a shell fill in what is known beside what is hidden by its name',
      post('{"encryptedData":"a.b","note":"from tok/en=1 on"}', [JSON_TYPE]),
      [],
      `-X POST 'http://x/a' -H 'content-type: application/json' --data-binary '{"encryptedData":"'"$ENCRYPTED_DATA"'","note":"from '"$TOKEN"' on"}'`,
    ],
    [
      'names secrets by their members',
      post('{"encryptedData":"a.b","cards":[{"pan":4111},{"pan":4112}],"again":{"encryptedData":"a.b"}}', [JSON_TYPE]),
      [],
      `-X POST 'http://x/a' -H 'content-type: application/json' --data-binary '{"encryptedData":"'"$ENCRYPTED_DATA"'","cards":[{"pan":'"$PAN"'},{"pan":'"$PAN_2"'}],"again":{"encryptedData":"'"$ENCRYPTED_DATA"'"}}'`,
    ],
    [
      'leaves JSON as it was written',
      post('{ "a": 1.0, "a": 1e400 }', [JSON_TYPE]),
      [],
      `-X POST 'http://x/a' -H 'content-type: application/json' --data-binary '{ "a": 1.0, "a": 1e400 }'`,
    ],
    [
      'masks broken JSON by what is known',
      post('{"note":"hush"', [JSON_TYPE]),
      ['hush'],
      `-X POST 'http://x/a' -H 'content-type: application/json' --data-binary '{"note":"'"$SECRET"'"'`,
    ],
    [
      'masks a form by its names',
      post('user=a&password=b', [['content-type', 'a/form']]),
      [],
      `-X POST 'http://x/a' -H 'content-type: a/form' --data-binary 'user=a&password='"$PASSWORD"`,
    ],
    ['says that there is no type', post('a'), [], `-X POST 'http://x/a' -H 'content-type:' --data-binary 'a'`],
    [
      'reads no file',
      post('@a', [JSON_TYPE]),
      [],
      `-X POST 'http://x/a' -H 'content-type: application/json' --data-raw '@a'`,
    ],
    ['keeps a path as it is', post(undefined, [], '/a/./b'), [], `--path-as-is -X POST 'http://x/a/./b'`],
    ['keeps encoded dots', post(undefined, [], '/a/%2E%2e'), [], `--path-as-is -X POST 'http://x/a/%2E%2e'`],
    ['keeps brackets', post(undefined, [], '/a?b[c]={d}'), [], `-g -X POST 'http://x/a?b[c]={d}'`],
    [
      'keeps another header for what it takes',
      { method: 'GET', target: '/a', headers: [['accept', 'text/csv']] },
      [],
      `-X GET 'http://x/a' -H 'accept: text/csv'`,
    ],
    ['keeps a header away', { method: 'GET', target: '/a', headers: [] }, [], `-X GET 'http://x/a' -H 'accept:'`],
    ['asks for a head', { method: 'HEAD', target: '/a', headers: greetingHeaders }, [], `-I 'http://x/a'`],
  ])('%s', (_, request, secrets, want) => {
    expect(curlOf('http://x', request, masker, secrets)).toBe(`curl -sS -i ${want}`)
  })

  it('says what it hides, and where', () => {
    const { hidden } = curlLine({ baseUrl: 'http://x' }, post('{"login":{"pin":1}}', [['x-api-key', 'hush']]), masker, [
      'hush',
    ])
    expect(hidden.map(({ variable, place }) => [variable, place])).toEqual([
      ['X_API_KEY', 'the header `x-api-key`'],
      ['PIN', '`/login/pin`'],
    ])
  })

  it('says how one is known', () => {
    const address = { baseUrl: 'https://x', tls: [`--cert 'a.pem'`] }
    expect(curlLine(address, post(undefined), masker, []).text).toBe(`curl -sS -i -X POST --cert 'a.pem' 'https://x/a'`)
  })

  const bytes = Buffer.from(Array.from({ length: 256 }, (_, index) => index))
  it.each<[string, Uint8Array]>([
    ['any bytes', bytes.subarray(1)],
    ['bytes with a zero', bytes],
    ['bytes for `printf`', Buffer.from('%s \\n \0 \'%%\' "$HOME" `id`')],
    ['what a shell would read', Buffer.from('\'$HOME\' "$(id)" `id` \\ ! # ~ * \u00e9 \u{1f98a}\n\r\t')],
  ])('hands on %s', (_, body) => {
    const line = curlOf('http://x', post(body, [JSON_TYPE]), masker, [])
    const got = words(line)
    expect(line).not.toMatch(/\p{Cc}/u)
    expect(body.includes(0) ? got.slice(9).join('\0') : got[8]).toBe(Buffer.from(body).toString('latin1'))
  })

  it.each<[string, string]>([
    ['padded', `{"encryptedData":"a.b"}${' '.repeat(50_000)}`],
    ['deep', `{"deep":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`],
  ])('hands on a body that is %s', (_, body) => {
    const line = curlOf('http://x', post(body, [JSON_TYPE]), masker, [])
    expect(line.length).toBeLessThan(400)
    expect(words(line, { ENCRYPTED_DATA: 'a.b' })[9]).toBe(body)
  })

  it('hands on headers of any characters', () => {
    const line = curlOf('http://x', post(undefined, [['x-odd', `\u00e9 ' " $HOME \\ \`id\``]]), masker, [])
    expect(words(line)[6]).toBe(`x-odd: \u00e9 ' " $HOME \\ \`id\``)
  })

  it('hands on what a shell fills in, as text and as number', () => {
    const line = curlOf('http://x', post('{"pin":123,"token":"abc"}', [JSON_TYPE]), masker, [])
    expect(words(line, { PIN: '9', TOKEN: 'a b"$c' })[8]).toBe('{"pin":9,"token":"a b"$c"}')
  })
})
