/** Lists of known failures: which one is read, and what is refused. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LISTS, readKnownFailures } from '../../../scripts/certify/known-failures.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'known-failures-'))
})
afterAll(() => rm(folder, { recursive: true }))

const one = `- fingerprint: "0123456789ab"\n  reason: The gateway rounds.\n  expires: 2026-12-31\n`

/** Writes a list and reads it; the folder is left out of what comes back. */
async function read(text: string): Promise<unknown> {
  const file = join(folder, 'staging.yaml')
  await writeFile(file, text)
  const found = await readKnownFailures(file, undefined).catch(
    (error: Error & { code?: string }) => `${error.message} [${error.code}]`,
  )
  return JSON.parse(JSON.stringify(found).replaceAll(`${folder}/`, ''))
}

describe('a list of known failures', () => {
  it.each<[string, string, unknown]>([
    [
      'one',
      one,
      [
        {
          fingerprint: '0123456789ab',
          reason: 'The gateway rounds.',
          expires: '2026-12-31',
          place: 'staging.yaml:1:3',
        },
      ],
    ],
    [
      'one with an owner, as JSON',
      '[{"fingerprint":"111111111111","reason":"R","expires":"2028-02-29","owner":"Cards"}]',
      [
        {
          fingerprint: '111111111111',
          reason: 'R',
          expires: '2028-02-29',
          owner: 'Cards',
          place: 'staging.yaml:1:2',
        },
      ],
    ],
    ['none', '[]', []],
    ['nothing but comments', '# All mended.\n', []],
    ['nothing', '', []],
  ])('has %s', async (_, text, want) => {
    expect(await read(text)).toEqual(want)
  })

  it.each<[string, string, string]>([
    ['that is no list', 'a: 1', 'The list of known failures must be array. (staging.yaml:1:1) [ARGUMENTS]'],
    [
      'with a number for a fingerprint',
      one.replace('"0123456789ab"', '111111111111'),
      'The member `0/fingerprint` is no fingerprint; write the 12 hexadecimal digits of the report, in quotes. (staging.yaml:1:16#/0/fingerprint) [ARGUMENTS]',
    ],
    [
      'with a short fingerprint',
      one.replace('0123456789ab', '0123'),
      'The member `0/fingerprint` is no fingerprint; write the 12 hexadecimal digits of the report, in quotes. (staging.yaml:1:16#/0/fingerprint) [ARGUMENTS]',
    ],
    [
      'with a day that no month has',
      one.replace('2026-12-31', '2026-02-30'),
      'The member `0/expires` is no day; write it like 2026-12-31. (staging.yaml:3:12#/0/expires) [ARGUMENTS]',
    ],
    [
      'without a reason',
      '- fingerprint: "0123456789ab"\n  expires: 2026-12-31\n',
      "The member `0` must have required property 'reason'. (staging.yaml:1:3#/0) [ARGUMENTS]",
    ],
    [
      'with a misspelt member',
      `${one}  owners: Cards\n`,
      'The member `0` has the unknown member `owners`; did you mean `owner`? (staging.yaml:4:11#/0/owners) [ARGUMENTS]',
    ],
    [
      'with one failure twice',
      one + one,
      'The known failure `0123456789ab` is listed twice. (staging.yaml:4:3) [ARGUMENTS]',
    ],
  ])('is refused %s', async (_, text, want) => {
    expect(await read(text)).toBe(want)
  })

  it('is found by the name of the target', async () => {
    await writeFile(join(folder, 'bank.yaml'), one)
    expect(await readKnownFailures(undefined, 'bank', folder)).toHaveLength(1)
    expect(await readKnownFailures(undefined, 'other', folder)).toEqual([])
    expect(await readKnownFailures(undefined, undefined, folder)).toEqual([])
  })

  it('must be there when it is named', async () => {
    const missing = join(folder, 'none.yaml')
    await expect(readKnownFailures(missing, 'bank', folder)).rejects.toMatchObject({
      code: 'FILE',
      message: `The file does not exist or is out of reach. (${missing})`,
    })
  })

  it('is valid, each one of the project', async () => {
    const files = (await readdir(LISTS)).filter((file) => file.endsWith('.yaml'))
    for (const file of files) await expect(readKnownFailures(join(LISTS, file), undefined)).resolves.toBeDefined()
  })
})
