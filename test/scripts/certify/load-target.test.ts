import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Target } from '../../../contracts/target.ts'
import { loadTarget } from '../../../scripts/certify/load-target.ts'
import type { TargetFlags } from '../../../scripts/certify/options.ts'

const api = {
  names: ['cards-api', 'cards'],
  table: { servers: [{ url: 'https://api.example.test/v1' }, { url: '/v2' }] },
}
const environment = { TOKEN: 'secret-token', EMPTY: '', BROKEN: 'secret\ntoken', OTHER: 'other-token' }

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'targets-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Loads a target whose file has this text. */
async function load(text: string | undefined, options: TargetFlags = {}): Promise<Target> {
  if (text === undefined) return loadTarget(options, api, environment)
  const file = join(folder, 'staging.yaml')
  await writeFile(file, text)
  return loadTarget({ config: file, ...options }, api, environment)
}

/** The message of a refusal, the folder left out. */
async function refusal(text: string | undefined, options: TargetFlags = {}): Promise<string> {
  const loaded = load(text, options)
  await expect(loaded).rejects.toThrow()
  const message = await loaded.catch((error: Error & { code?: string }) => `${error.message} [${error.code}]`)
  return String(message).replaceAll(`${folder}/`, '')
}

const plain = { data: {}, timeoutMs: 10_000 }
const elsewhere = { ...plain, rate: 10 }
const readOnly = { writes: false, stateful: false }
const writing = { writes: true, stateful: false }

describe('loadTarget', () => {
  it.each<[string, string | undefined, TargetFlags, Target]>([
    [
      'a URL',
      undefined,
      { target: 'https://a.test/banking/' },
      { ...elsewhere, baseUrl: 'https://a.test/banking', capabilities: readOnly },
    ],
    [
      'a URL of this machine',
      undefined,
      { target: 'http://127.0.0.1:4010' },
      { ...plain, baseUrl: 'http://127.0.0.1:4010', capabilities: writing },
    ],
    [
      'localhost',
      undefined,
      { target: 'http://localhost:4010//' },
      { ...plain, baseUrl: 'http://localhost:4010', capabilities: writing },
    ],
    [
      'IPv6 of this machine',
      undefined,
      { target: 'http://[::1]:1' },
      { ...plain, baseUrl: 'http://[::1]:1', capabilities: writing },
    ],
    [
      'a name that only looks local',
      undefined,
      { target: 'http://127.0.0.1.evil.test' },
      { ...elsewhere, baseUrl: 'http://127.0.0.1.evil.test', capabilities: readOnly },
    ],
    [
      'a file',
      'api: cards\nbaseUrl: https://a.test/\nauth: {bearer: {env: TOKEN}}\ndata: {cardId: c-1}\ncapabilities: {writes: true}\ntimeoutMs: 500',
      {},
      {
        name: 'staging',
        baseUrl: 'https://a.test',
        bearer: { token: 'secret-token', name: 'TOKEN' },
        data: { cardId: 'c-1' },
        capabilities: readOnly,
        rate: 10,
        timeoutMs: 500,
      },
    ],
    [
      'a file with the secret of a scheme',
      'auth: {bearer: {env: TOKEN}, schemes: {"a/b": {env: OTHER}}}',
      { target: 'http://b.test' },
      {
        ...elsewhere,
        name: 'staging',
        baseUrl: 'http://b.test',
        bearer: { token: 'secret-token', name: 'TOKEN' },
        secrets: { 'a/b': { token: 'other-token', name: 'OTHER' } },
        capabilities: readOnly,
      },
    ],
    [
      'a file and a command line that wins',
      '{"api": "cards-api", "baseUrl": "https://a.test", "auth": {"bearer": {"env": "TOKEN"}}}',
      { target: 'http://b.test', tokenEnv: 'OTHER' },
      {
        ...elsewhere,
        name: 'staging',
        baseUrl: 'http://b.test',
        bearer: { token: 'other-token', name: 'OTHER' },
        capabilities: readOnly,
      },
    ],
    [
      'a file that forbids writes on this machine',
      'capabilities: {writes: false}',
      { target: 'http://127.0.0.1' },
      { ...plain, name: 'staging', baseUrl: 'http://127.0.0.1', capabilities: readOnly },
    ],
    [
      'a token without a file',
      undefined,
      { target: 'http://b.test', tokenEnv: 'TOKEN' },
      {
        ...elsewhere,
        baseUrl: 'http://b.test',
        bearer: { token: 'secret-token', name: 'TOKEN' },
        capabilities: readOnly,
      },
    ],
    [
      'writes elsewhere, when the command line allows them',
      undefined,
      { target: 'https://a.test', allowWrites: true },
      { ...elsewhere, baseUrl: 'https://a.test', capabilities: writing },
    ],
    [
      'writes elsewhere, when the command line and the file allow them',
      'capabilities: {writes: true}',
      { target: 'https://a.test', allowWrites: true },
      { ...elsewhere, name: 'staging', baseUrl: 'https://a.test', capabilities: writing },
    ],
    [
      'the rate of the file',
      'rate: 2.5',
      { target: 'https://a.test' },
      { ...plain, name: 'staging', baseUrl: 'https://a.test', capabilities: readOnly, rate: 2.5 },
    ],
    [
      'the rate of the command line, which wins',
      'rate: 2.5',
      { target: 'http://127.0.0.1', rate: 99 },
      { ...plain, name: 'staging', baseUrl: 'http://127.0.0.1', capabilities: writing, rate: 99 },
    ],
  ])('takes %s', async (_, text, options, want) => {
    expect(await load(text, options)).toEqual(want)
  })

  it.each<[string, boolean, string | undefined]>([
    ['its file says nothing of that', true, 'data: {issuerId: A}'],
    ['its file says that it does not', false, 'capabilities: {stateful: false}'],
    ['it has no file, and may be a mock', false, undefined],
  ])('takes it that an endpoint of readers remembers, where %s', async (_, stateful, text) => {
    const served = { ...api, table: { servers: [{ url: 'https://YOUR_DOMAIN_NAME' }] } }
    const file = text === undefined ? undefined : join(folder, 'bank.yaml')
    if (file !== undefined) await writeFile(file, text ?? '')
    const flags = { target: 'http://127.0.0.1', ...(file === undefined ? {} : { config: file }) }
    expect((await loadTarget(flags, served, environment)).capabilities).toEqual({ writes: true, stateful })
  })

  it.each<[string, string | undefined, TargetFlags, string]>([
    [
      'no target',
      undefined,
      {},
      'No target is given; add `--target URL`, or `--config FILE` with a `baseUrl`. The spec names https://api.example.test/v1. [ARGUMENTS]',
    ],
    [
      'a file without a target',
      'api: cards',
      {},
      'No target is given; add `baseUrl` to the target file, or `--target URL`. The spec names https://api.example.test/v1. (staging.yaml:1:1) [ARGUMENTS]',
    ],
    [
      'no URL',
      undefined,
      { target: 'staging' },
      'The base URL after `--target` is no absolute URL; write it like https://host/path. [ARGUMENTS]',
    ],
    [
      'another scheme',
      undefined,
      { target: 'ftp://a.test' },
      'The base URL after `--target` is neither http nor https. [ARGUMENTS]',
    ],
    [
      'credentials',
      'api: cards\nbaseUrl: https://me:secret@a.test',
      {},
      'The base URL of the target file carries credentials; remove them and name the token by `--token-env`. (staging.yaml:2:10#/baseUrl) [ARGUMENTS]',
    ],
    [
      'a query',
      undefined,
      { target: 'https://a.test/?key=secret' },
      'The base URL after `--target` has a query or a fragment; paths are appended to it, so remove them. [ARGUMENTS]',
    ],
    [
      'an empty fragment',
      undefined,
      { target: 'https://a.test/#' },
      'The base URL after `--target` has a query or a fragment; paths are appended to it, so remove them. [ARGUMENTS]',
    ],
    [
      'another API',
      '# mine\napi: inbound',
      { target: 'http://a.test' },
      'The target file is for the API `inbound`, the spec is `cards-api`. (staging.yaml:2:6#/api) [ARGUMENTS]',
    ],
    [
      'a mistyped member',
      'baseURL: http://a.test',
      {},
      'The target file has the unknown member `baseURL`; did you mean `baseUrl`? (staging.yaml:1:10#/baseURL) [ARGUMENTS]',
    ],
    [
      'a token in the file',
      'auth:\n  bearer:\n    token: secret-token',
      {},
      "The member `auth/bearer` must have required property 'env'. (staging.yaml:3:5#/auth/bearer) [ARGUMENTS]",
    ],
    [
      'an unknown member deeper',
      'capabilities: {write: true}',
      {},
      'The member `capabilities` has the unknown member `write`; did you mean `writes`? (staging.yaml:1:23#/capabilities/write) [ARGUMENTS]',
    ],
    [
      'a far member',
      'auth: {password: 1}',
      {},
      'The member `auth` has the unknown member `password`; known are `bearer`, `oauth`, `schemes`. (staging.yaml:1:18#/auth/password) [ARGUMENTS]',
    ],
    [
      'writes that the file refuses',
      'capabilities: {writes: false}',
      { target: 'https://a.test', allowWrites: true },
      'The target file refuses writes; leave `--allow-writes` out, or say `writes: true` there. (staging.yaml:1:24#/capabilities/writes) [ARGUMENTS]',
    ],
    [
      'two ways to get a token',
      'auth: {bearer: {env: A}, oauth: {tokenUrl: x, key: {env: K}, kid: k, iss: i, sub: s}}',
      {},
      'The member `auth/oauth` is a second way to get a token, beside `bearer`; keep one. (staging.yaml:1:33#/auth/oauth) [ARGUMENTS]',
    ],
    [
      'the secret of a scheme that is not set',
      'auth: {schemes: {"a/b": {env: NONE}}}',
      { target: 'http://b.test' },
      'The environment variable `NONE`, which should hold the secret of `a/b`, is not set. (staging.yaml:1:31#/auth/schemes/a~1b/env) [ARGUMENTS]',
    ],
    [
      'a key in two places',
      'tls: {certificate: {env: A, file: b}, key: {env: K}}',
      {},
      'The member `tls/certificate` is to name one of `env` and `file`. (staging.yaml:1:20#/tls/certificate) [ARGUMENTS]',
    ],
    [
      'a certificate without its key',
      'tls: {certificate: {env: A}}',
      {},
      'The member `tls` must have property key when property certificate is present. (staging.yaml:1:6#/tls) [ARGUMENTS]',
    ],
    [
      'a key in the place of its name',
      'tls: {certificate: {env: A}, key: {env: "-----BEGIN PRIVATE KEY-----"}}',
      {},
      'The member `tls/key/env` is no name of an environment variable; write the name there, never the secret. (staging.yaml:1:41#/tls/key/env) [ARGUMENTS]',
    ],
    [
      'a token without rights that is not set',
      'credentials: {forbidden: {env: UNSET}}',
      { target: 'https://a.test' },
      'The environment variable `UNSET`, which should hold a token without rights, is not set. (staging.yaml:1:32#/credentials/forbidden/env) [ARGUMENTS]',
    ],
    [
      'an expired token that is the right one',
      'auth: {bearer: {env: TOKEN}}\ncredentials: {expired: {env: TOKEN}}',
      { target: 'https://a.test' },
      'The environment variable `TOKEN` holds the token one signs in with, it should be an expired token. (staging.yaml:2:30#/credentials/expired/env) [ARGUMENTS]',
    ],
    ['no rate at all', 'rate: 0', {}, 'The member `rate` must be > 0. (staging.yaml:1:7#/rate) [ARGUMENTS]'],
    [
      'a prototype member',
      '__proto__: {}',
      {},
      'The target file has the unknown member `__proto__`; known are `$schema`, `api`, `baseUrl`, `auth`, `tls`, `credentials`, `recipientKey`, `data`, `capabilities`, `rate`, `timeoutMs`. (staging.yaml:1:12#/__proto__) [ARGUMENTS]',
    ],
    [
      'a token where its name belongs',
      'auth: {bearer: {env: eyJhbGciOi.secret}}',
      {},
      'The member `auth/bearer/env` is no name of an environment variable; write the name there, never the secret. (staging.yaml:1:22#/auth/bearer/env) [ARGUMENTS]',
    ],
    [
      'a wrong type',
      'timeoutMs: soon',
      {},
      'The member `timeoutMs` must be integer. (staging.yaml:1:12#/timeoutMs) [ARGUMENTS]',
    ],
    [
      'a timeout of nothing',
      'timeoutMs: 0',
      {},
      'The member `timeoutMs` must be >= 1. (staging.yaml:1:12#/timeoutMs) [ARGUMENTS]',
    ],
    ['an empty file', '', {}, 'The target file must be object. (staging.yaml) [ARGUMENTS]'],
    ['a list', '- api', {}, 'The target file must be object. (staging.yaml:1:1) [ARGUMENTS]'],
    [
      'broken YAML',
      'api: [',
      {},
      'The document is not valid YAML or JSON: Flow sequence in block collection must be sufficiently indented and end with a ]. (staging.yaml:1:7) [SPEC]',
    ],
    [
      'a key twice',
      'api: cards\napi: cards',
      {},
      'The document is not valid YAML or JSON: Map keys must be unique. (staging.yaml:2:1) [SPEC]',
    ],
    [
      'a token on the command line',
      undefined,
      { target: 'http://a.test', tokenEnv: 'eyJhbGciOi.secret' },
      'The value of `--token-env` is no name of an environment variable; give the name, never the token. [ARGUMENTS]',
    ],
    [
      'a variable that is not set',
      undefined,
      { target: 'http://a.test', tokenEnv: 'MISSING' },
      'The environment variable `MISSING`, which should hold the token, is not set. [ARGUMENTS]',
    ],
    [
      'an empty variable',
      'baseUrl: http://a.test\nauth: {bearer: {env: EMPTY}}',
      {},
      'The environment variable `EMPTY`, which should hold the token, is not set. (staging.yaml:2:22#/auth/bearer/env) [ARGUMENTS]',
    ],
    [
      'a variable of the prototype',
      undefined,
      { target: 'http://a.test', tokenEnv: 'constructor' },
      'The environment variable `constructor`, which should hold the token, is not set. [ARGUMENTS]',
    ],
    [
      'a token with a line end',
      undefined,
      { target: 'http://a.test', tokenEnv: 'BROKEN' },
      'The environment variable `BROKEN` holds characters that no token has, such as blanks or line ends. [ARGUMENTS]',
    ],
  ])('refuses %s', async (_, text, options, want) => {
    expect(await refusal(text, options)).toBe(want)
  })

  it('names a file that is missing', async () => {
    const options = { config: join(folder, 'missing.yaml') }
    expect(await refusal(undefined, options)).toBe('The file does not exist or is out of reach. (missing.yaml) [FILE]')
  })
})
