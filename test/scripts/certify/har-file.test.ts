/** Archives of any size and make, entry by entry; broken ones are refused at their line. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cutEntries } from '../../../scripts/certify/cut-entries.ts'
import { openHar } from '../../../scripts/certify/har-file.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'har-'))
})
afterAll(() => rm(folder, { recursive: true }))

const entry = (url: string) => ({ request: { method: 'GET', url }, response: { status: 200 } })

/** Opens an archive of this text and reads it to its end. */
async function read(text: string | Uint8Array): Promise<string[] | string> {
  const file = join(folder, 'x.har')
  await writeFile(file, text)
  const urls: string[] = []
  try {
    const har = await openHar(file)
    for await (const { request } of har.entries) urls.push(request.url)
    return urls
  } catch (thrown) {
    return String(thrown instanceof Error ? thrown.message : thrown).replaceAll(`${folder}/`, '')
  }
}

describe('an archive', () => {
  it.each<[string, string, string[]]>([
    ['without entries', '{"log":{"version":"1.2","entries":[]}}', []],
    [
      'with its version last, indented and with a byte order mark',
      `\uFEFF${JSON.stringify({ log: { creator: {}, pages: [{ id: '"]}[{' }], entries: [entry('a'), entry('b]}"{')], version: '1.1' } }, null, 2)}`,
      ['a', 'b]}"{'],
    ],
    [
      'with other lists of entries around it',
      JSON.stringify({
        other: { list: [{ entries: [1] }] },
        log: { _x: { entries: [[1]] }, version: '1.2', entries: [entry('a')], more: [{}] },
      }),
      ['a'],
    ],
  ])('%s is read', async (_, text, want) => {
    expect(await read(text)).toEqual(want)
  })

  it('is read whatever the chunks', async () => {
    const text = JSON.stringify({ log: { version: '1.2', entries: [entry('a\\"\\\\'), entry('🦊')] } }, null, 1)
    for (let size = 1; size < 40; size += 1) {
      async function* chunks() {
        for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
      }
      const entries: unknown[] = []
      for await (const piece of cutEntries(chunks(), 'x'))
        if (piece.type === 'entry') entries.push(JSON.parse(piece.text))
      expect(entries).toEqual([entry('a\\"\\\\'), entry('🦊')])
    }
  })

  const head = '{"log":{"version":"1.2","entries":['
  it.each<[string, string | Uint8Array, string]>([
    [
      'that is cut off',
      `${head}\n${JSON.stringify(entry('a'))},\n{"request":`,
      'The archive ends in the middle; it was cut off. (x.har:3)',
    ],
    ['that is empty', '', 'The archive is not valid JSON here. (x.har:1)'],
    ['that is no archive', '{"log":{}}', 'The file is no HTTP archive: it has no list `log.entries`. (x.har)'],
    ['that is a list', '[]', 'The file is no HTTP archive: it has no list `log.entries`. (x.har)'],
    ['that is text', 'GET / HTTP/1.1', 'The archive is not valid JSON here. (x.har:1)'],
    [
      'of a version to come',
      '{"log":{"version":"2.0","entries":[]}}',
      'The archive has a version "2.0" that is not known; 1.1 and 1.2 are. (x.har)',
    ],
    ['with too many brackets', `${head}]}}}`, 'The archive is not valid JSON here. (x.har:1)'],
    ['that is nested too deep', `${head}${'['.repeat(100_000)}`, 'The archive is nested more than 100 deep. (x.har:1)'],
    [
      'with something else among its entries',
      `${head}\n1, 2]}}`,
      'The archive has something in `log.entries` that is no entry. (x.har:2)',
    ],
    [
      'of this suite with an entry without a status',
      `{"log":{"version":"1.2","_run":{"api":"a","specSha256":"","baseUrl":"http://x","seed":1,"profile":"deep"},"entries":[\n{"request":{"method":"GET","url":"a"},"response":{}}]}}`,
      "The member `log.entries[0].response` of the archive must have required property 'status'. (x.har:2)",
    ],
    ['with broken JSON inside', `${head}\n\n{"request":{,}}]}}`, 'The archive is not valid JSON here. (x.har:3)'],
    ['that is no text', new Uint8Array([0x7b, 0xff, 0xfe]), 'The file is not UTF-8 text; save it as UTF-8. (x.har)'],
  ])('%s is refused', async (_, text, want) => {
    expect(await read(text)).toBe(want)
  })

  it('of others is read with what it lacks, and with what is no entry', async () => {
    const file = join(folder, 'x.har')
    const entries = [{ request: { method: 'GET', url: 'a' }, response: { status: null } }, { request: {} }, {}]
    await writeFile(file, JSON.stringify({ log: { version: '1.2', entries } }))
    const read: unknown[] = []
    for await (const one of (await openHar(file)).entries) read.push(one._unread ?? one)
    expect(read).toEqual([
      { request: { method: 'GET', url: 'a' }, response: { status: 0 } },
      "The member `log.entries[1].request` of the archive must have required property 'method'",
      "The member `log.entries[2]` of the archive must have required property 'request'",
    ])
  })

  it('must be a file', async () => {
    await expect(openHar(join(folder, 'none.har'))).rejects.toThrow('The file does not exist or is out of reach.')
    await expect(openHar(folder)).rejects.toThrow('A file is expected, this is a folder.')
  })
})
