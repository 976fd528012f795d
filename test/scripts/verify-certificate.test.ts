/** From a run to a file to a yes or no: the certificate as its two commands make and read it. */
import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Result } from '../../contracts/result.ts'
import type { CertificateFlags } from '../../scripts/certify/options.ts'
import { certificateWriter } from '../../scripts/certify/write-certificate.ts'
import { sha256 } from '../../scripts/lib/documents.ts'
import { PipelineError } from '../../scripts/lib/errors.ts'
import { type VerifyArguments, verifyCertificate } from '../../scripts/verify-certificate.ts'
import { cleanResult } from '../contracts/reporters/sample-result.ts'
import { keptStream } from './certify/streams.ts'

const NOW = new Date('2026-01-05T00:00:00Z')
const pair = generateKeyPairSync('ed25519')
const pem = {
  private: String(pair.privateKey.export({ format: 'pem', type: 'pkcs8' })),
  public: String(pair.publicKey.export({ format: 'pem', type: 'spki' })),
}

let folder = ''
const path = (name: string) => join(folder, name)
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'certificates-'))
  await writeFile(path('key.pem'), pem.private)
  await writeFile(path('public.pem'), pem.public)
  await writeFile(path('spec.yaml'), 'openapi: 3.1.0\n')
})
afterAll(() => rm(folder, { recursive: true }))

/** Writes a certificate and hands back its file. */
async function certified(flags: CertificateFlags, changed: Partial<Result> = {}, environment = {}): Promise<string> {
  const write = await certificateWriter({ certificate: path('certificate'), ...flags }, environment)
  if (!write) throw new Error('No certificate is asked for.')
  return write({ ...cleanResult, ...changed })
}

/** What the stage says and how it ends. */
async function verified(args: Partial<VerifyArguments> & { file: string }): Promise<{ status: number; said: string }> {
  const stdout = keptStream()
  const status = await verifyCertificate({ now: NOW, ...args }, stdout.stream)
  return { status, said: stdout.text() }
}

describe('verify-certificate', () => {
  it('says yes to a signed one that is right in everything', async () => {
    const spec = { ...cleanResult.spec, sha256: sha256('openapi: 3.1.0\n') }
    const file = await certified({ signingKey: path('key.pem'), targetVersion: '4.2.1' }, { spec })
    const { status, said } = await verified({
      file,
      key: path('public.pem'),
      spec: path('spec.yaml'),
      maxAge: 604_800_000,
    })
    expect(
      said.replace(/key \S{43}/, 'key K'),
    ).toBe(`D1 Outbound Card API 2.0 on https://api.example.test/banking (staging 4.2.1), by d1-contracts 0.1.0
✓ signature  made with the key K
✓ verdict    conforms: All 80 judgements passed.
✓ scope      everything
✓ contract   d1-outbound-card 2.0, sha256 ${spec.sha256.slice(0, 12)}
✓ age        judged 2026-01-02T03:04:05.678Z, 2 days ago
VALID: the target conforms, and the certificate is good for it.
`)
    expect(status).toBe(0)
  })

  it.each<
    [what: string, flags: CertificateFlags, changed: Partial<Result>, asked: Partial<VerifyArguments>, status: number]
  >([
    ['an unsigned one', {}, {}, {}, 0],
    ['an unsigned one where a key is given', {}, {}, { key: 'public.pem' }, 1],
    ['a signed one without a key', { signingKey: 'key.pem' }, {}, {}, 2],
    ['a violation', {}, { verdict: 'violates' }, {}, 1],
    ['a run without a verdict', {}, { verdict: 'could-not-judge' }, {}, 2],
    ['another spec', {}, {}, { spec: 'spec.yaml' }, 1],
    ['one that is too old', {}, {}, { maxAge: 86_400_000 }, 1],
  ])('judges %s', async (_, { signingKey }, changed, { key, spec, ...asked }, status) => {
    const file = await certified(signingKey === undefined ? {} : { signingKey: path(signingKey) }, changed)
    const where = { key: key && path(key), spec: spec && path(spec) }
    expect((await verified({ file, ...where, ...asked })).status).toBe(status)
  })

  it('says no to one that was changed after it was signed', async () => {
    const file = await certified({ signingKeyEnv: 'KEY' }, {}, { KEY: pem.private })
    const [header, payload = '', signature] = (await readFile(file, 'utf8')).trim().split('.')
    const changed = Buffer.from(payload, 'base64url').toString().replace('"coverageGaps":0', '"coverageGaps":1')
    await writeFile(file, `${header}.${Buffer.from(changed).toString('base64url')}.${signature}`)
    const { status, said } = await verified({ file, key: path('public.pem') })
    expect(status).toBe(1)
    expect(said.split('\n').at(-2)).toBe('NOT VALID: what is marked ✗ does not hold.')
  })

  it('lets nothing of a certificate act on the terminal', async () => {
    const file = await certified({ targetVersion: '\u001b[2J\u202e' }, { reason: '\u001b]8;;http://evil\u0007' })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    expect((await verified({ file })).said).not.toMatch(/[\u001b\u0007\u202e]/)
  })

  it.each<[what: string, args: () => Partial<VerifyArguments> & { file: string }, message: string]>([
    ['no file', () => ({ file: path('none') }), 'The file does not exist or is out of reach. (/none)'],
    [
      'no certificate',
      () => ({ file: path('spec.yaml') }),
      'The file is neither JSON nor a JWS in compact form. (/spec.yaml)',
    ],
    [
      'no key',
      () => ({ file: path('certificate'), key: path('spec.yaml') }),
      'The key is no public key as PEM or JWK. (/spec.yaml)',
    ],
    [
      'no spec',
      () => ({ file: path('certificate'), spec: path('none') }),
      "The spec cannot be read: ENOENT: no such file or directory, open '/none'. (/none)",
    ],
  ])('refuses %s', async (_, args, message) => {
    await certified({})
    const error = await verified(args()).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(PipelineError)
    expect(error instanceof Error ? error.message.replaceAll(folder, '') : '').toBe(message)
  })
})

describe('certificateWriter', () => {
  it('writes nothing when nothing is asked for', async () => {
    expect(await certificateWriter({}, {})).toBeUndefined()
  })

  it('takes a certificate of an earlier run away', async () => {
    const file = await certified({})
    await certificateWriter({ certificate: file }, {})
    await expect(readFile(file)).rejects.toThrow('ENOENT')
  })

  it.each<[flags: CertificateFlags, message: string]>([
    [{ signingKeyEnv: 'KEY' }, 'A key or a version is for a certificate; add `--certificate FILE`.'],
    [{ targetVersion: '1' }, 'A key or a version is for a certificate; add `--certificate FILE`.'],
    [
      { certificate: 'c', signingKey: 'a', signingKeyEnv: 'KEY' },
      'A key comes from `--signing-key` or `--signing-key-env`, not from both.',
    ],
    [
      { certificate: 'c', signingKeyEnv: 'NONE' },
      'The environment variable `NONE`, which should hold the signing key, is not set.',
    ],
    [
      { certificate: 'c', signingKeyEnv: 'BAD' },
      'The signing key `BAD` is no private key as PEM (unencrypted) or JWK.',
    ],
  ])('refuses %j', async (flags, message) => {
    const environment = { KEY: pem.private, BAD: 'not a key' }
    const error = await certificateWriter(flags, environment).catch((thrown: unknown) => thrown)
    expect(error).toEqual(new PipelineError('ARGUMENTS', message))
  })
})
